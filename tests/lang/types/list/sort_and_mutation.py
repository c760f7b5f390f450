"""Sorting that goes wrong, and lists changed while something goes over them."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class K:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        log.append((self.n, other.n))
        return self.n < other.n
    def __repr__(self): return f"K{self.n}"
log = []
print(sorted([K(3), K(1), K(2)]), log)
log = []
print(sorted([K(1), K(2), K(3)], reverse=True), log)
def meddle(key):
    data.append(key)
    return key
data = [3, 1, 2]
tell(data.sort, key=meddle)
print(data)
def clearing(key):
    data.clear()
    return key
data = [3, 1, 2]
tell(data.sort, key=clearing)
print(data)
def failing(key):
    if key == 2: raise ValueError("key")
    return -key
data = [3, 1, 2, 5]
tell(data.sort, key=failing)
print(data)
class Bad:
    def __lt__(self, other): raise KeyError("lt")
data = [Bad(), Bad()]
tell(data.sort)
tell([1, "a"].sort)
tell([1, None].sort)
tell([1j, 2j].sort)
tell(sorted, [[1, "a"], [1, 2]])
tell(sorted, [(1, 2), (1,)])
tell([3, 1].sort, key=None, reverse=1)
tell([3, 1].sort, reverse="yes")
tell([3, 1].sort, reverse=None)
tell(sorted, "bca", key=str.upper, reverse=True)
print(sorted([True, 0.5, 2, -1]), sorted([float("nan"), 1.0, 0.5][1:]), sorted(["b", "B", "a", "é"]))
stable = [(i % 3, i) for i in range(12)]
print([i for _, i in sorted(stable, key=lambda t: t[0])], [i for _, i in sorted(stable, key=lambda t: t[0], reverse=True)])
grow = [1, 2, 3]
for x in grow:
    if len(grow) < 8: grow.append(x * 10)
print(grow)
shrink = list(range(6))
for x in shrink: shrink.remove(x)
print(shrink)
it = iter(shrink)
list(it)
shrink.append(9)
print(list(it), it.__length_hint__())
back = reversed([1, 2, 3])
print(next(back), back.__length_hint__(), list(back), list(back))
r = [1, 2, 3]
b = reversed(r)
r.clear()
print(list(b))
x = [1, 2, 3]
x[1:1] = x
print(x)
x[::2] = x[1::2]
print(x)
tell(x.__setitem__, slice(None, None, 2), [1])
tell(x.__setitem__, slice(0, 1), 5)
tell(x.__setitem__, slice(None, None, 0), [])
x.extend(x)
x += x[:1]
print(x)
tell(x.__imul__, "a")
tell(x.__mul__, 2**62)
tell([].pop)
tell([1].pop, 1)
tell([1].pop, "a")
tell([1, 2].index, 3)
tell([1, 2].index, 2, -1, 5)
tell([1, 2].remove, 3)
tell([1].insert, "a", 1)
loop = []
loop.append(loop)
print(loop, loop == loop)
tell(lambda: [loop] == [[loop]])
class EqClears:
    def __eq__(self, other):
        victims.clear()
        return False
victims = [EqClears(), EqClears(), EqClears()]
tell(victims.index, 5)
victims = [EqClears(), EqClears()]
tell(victims.count, 5)
victims = [EqClears(), EqClears()]
tell(victims.__contains__, 5)
tell(lambda: [1] < [None])
tell(lambda: [1, 2] < [1, "a"])
tell(lambda: [1] < (1,))
tell(lambda: [] + ())
# expect: [K1, K2, K3] [(1, 3), (2, 1), (1, 2), (2, 3), (2, 3), (2, 1)]
# expect: [K3, K2, K1] [(2, 3), (1, 2)]
# expect: ValueError list modified during sort
# expect: [1, 2, 3]
# expect: None
# expect: [1, 2, 3]
# expect: ValueError key
# expect: [3, 1, 2, 5]
# expect: KeyError 'lt'
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError '<' not supported between instances of 'NoneType' and 'int'
# expect: TypeError '<' not supported between instances of 'complex' and 'complex'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: [(1,), (1, 2)]
# expect: None
# expect: None
# expect: None
# expect: ['c', 'b', 'a']
# expect: [-1, 0.5, True, 2] [0.5, 1.0] ['B', 'a', 'b', 'é']
# expect: [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11] [2, 5, 8, 11, 1, 4, 7, 10, 0, 3, 6, 9]
# expect: [1, 2, 3, 10, 20, 30, 100, 200]
# expect: [1, 3, 5]
# expect: [] 0
# expect: 3 2 [2, 1] []
# expect: []
# expect: [1, 1, 2, 3, 2, 3]
# expect: [1, 1, 3, 3, 3, 3]
# expect: ValueError attempt to assign sequence of size 1 to extended slice of size 3
# expect: TypeError must assign iterable to extended slice
# expect: ValueError slice step cannot be zero
# expect: [1, 1, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 1]
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: MemoryError 
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError list.index(x): x not in list
# expect: 1
# expect: ValueError list.remove(x): x not in list
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: [[...]] True
# expect: True
# expect: ValueError list.index(x): x not in list
# expect: 0
# expect: False
# expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError '<' not supported between instances of 'list' and 'tuple'
# expect: TypeError can only concatenate list (not "tuple") to list
