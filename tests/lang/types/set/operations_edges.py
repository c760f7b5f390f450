"""Set operations with iterables, with themselves, with errors in the middle, and frozensets."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

s = {1, 2, 3}
tell(s.union, [4], (5,), "a")
tell(s.intersection)
tell(s.intersection, [1, 2], {2})
tell(s.difference, s)
tell(s.symmetric_difference, [3, 3, 4])
tell(s.__or__, [4])
tell(lambda: s | [4])
tell(lambda: s & {3: 1}.keys())
tell(lambda: {1: 0}.keys() | s)
tell(lambda: s - {1: 0}.items())
tell(s.update, [[1]])
tell(s.update, 5)
tell(s.union, [[]])
tell(s.issubset, [1, 2, 3, 4])
tell(s.issuperset, "")
tell(s.isdisjoint, [9])
tell(s.isdisjoint, 9)
tell(s.remove, 9)
tell(s.remove, [1])
tell(s.discard, [1])
tell(s.remove, {1})
tell(lambda: {1} in {frozenset({1})})
nested = {frozenset({1})}
nested.discard({1})
print(nested)
tell(set().pop)
tell(s.add, {})
tell(hash, s)
tell(hash, frozenset())
print(hash(frozenset("abc")) == hash(frozenset("cba")), frozenset() is frozenset(), frozenset(s) == s, s == frozenset(s))
s -= s
print(s)
t = {1, 2}
t |= t
t ^= t
print(t)
t = {1, 2, 3}
t &= [1] if 0 else {1}
print(t)
def iand():
    x = {1}
    x &= [1]
tell(iand)
print({1, 2} < {1, 2, 3}, {1, 2} <= {1, 2}, {1} < {2}, {1} > set(), {1} == {1.0, True}, {1} != {1})
tell(lambda: {1} < [1, 2])
tell(lambda: {1}.__lt__([1, 2]))
class S(set): pass
class F(frozenset): pass
for x in (S("a") | {"b"}, {"b"} | S("a"), F("a") | {"b"}, {"b"} | F("a"), frozenset("a") | {"b"}, {"b"} - frozenset("a"), S("a").copy(), F("a").copy(), F("a").union("b")):
    print(type(x).__name__, sorted(x))
print(repr(S("a")), repr(F()), repr(set()), repr(frozenset({1})))
loop = set()
it = iter({1, 2, 3})
next(it)
print(it.__length_hint__())
changing = {1, 2, 3}
it = iter(changing)
changing.add(4)
tell(next, it)
print(it.__length_hint__())
def gen():
    yield 1
    raise ValueError("middle")
u = set()
tell(u.update, gen())
print(u)
tell(set, gen())
tell(frozenset, 5)
tell(set, 1, 2)
tell(set, a=1)
class Evil:
    def __hash__(self): return 1
    def __eq__(self, other):
        pool.clear()
        return True
pool = {Evil()}
pool.add(Evil())
print(len(pool) <= 1, set("hello") == set("olleh"), S(iterable := [1]).__reduce__()[0].__name__)
# expect: {1, 2, 3, 4, 5, 'a'}
# expect: {1, 2, 3}
# expect: {2}
# expect: set()
# expect: {1, 2, 4}
# expect: NotImplemented
# expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: {3}
# expect: {1, 2, 3}
# expect: {1, 2, 3}
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: TypeError 'int' object is not iterable
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: True
# expect: True
# expect: True
# expect: TypeError 'int' object is not iterable
# expect: KeyError 9
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: KeyError {1}
# expect: True
# expect: set()
# expect: KeyError 'pop from an empty set'
# expect: TypeError cannot use 'dict' as a set element (unhashable type: 'dict')
# expect: TypeError unhashable type: 'set'
# expect: 133146708735736
# expect: True False True True
# expect: set()
# expect: set()
# expect: {1}
# expect: TypeError unsupported operand type(s) for &=: 'set' and 'list'
# expect: True True False True True False
# expect: TypeError '<' not supported between instances of 'set' and 'list'
# expect: NotImplemented
# expect: set ['a', 'b']
# expect: set ['a', 'b']
# expect: frozenset ['a', 'b']
# expect: set ['a', 'b']
# expect: frozenset ['a', 'b']
# expect: set ['b']
# expect: set ['a']
# expect: frozenset ['a']
# expect: frozenset ['a', 'b']
# expect: S({'a'}) F() set() frozenset({1})
# expect: 2
# expect: RuntimeError Set changed size during iteration
# expect: 0
# expect: ValueError middle
# expect: {1}
# expect: ValueError middle
# expect: TypeError 'int' object is not iterable
# expect: TypeError set expected at most 1 argument, got 2
# expect: TypeError set() takes no keyword arguments
# expect: True True S
