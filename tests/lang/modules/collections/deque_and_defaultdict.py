# deque, defaultdict, _tuplegetter, _count_elements: methods, errors, changes while iterating.
from _collections import deque, defaultdict, _tuplegetter, _count_elements
d = deque([1,2,3]); d.append(4); d.appendleft(0); print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1])
d.extend([7,8,9]); d.extendleft('ab'); print(d); d.rotate(2); print(d); d.rotate(-3); print(d); d.reverse(); print(d)
print(d.index(2), d.count(2), 2 in d, 99 in d, d.maxlen)
d.insert(2, 'x'); d.remove('x'); d.insert(-1, 'y'); d.insert(100, 'z'); d.insert(0, 'w'); print(d); del d[3]; d[1] = 'Q'; print(d)
m = deque(range(10), 4); print(m, m.maxlen); m.append(1); m.appendleft(2); print(m, m + m, m * 2, m * 0, 3 * deque([1, 2])); m += [5]; m *= 2; print(m)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque(maxlen=-1), lambda: deque(1), lambda: deque([], 1.5), lambda: deque(1,2,3), lambda: d[1:2], lambda: d[100], lambda: d.index('nope'), lambda: d.remove('nope'), lambda: m.insert(0, 1), lambda: d + [1], lambda: hash(d), lambda: d < [1], lambda: d.rotate('a'), lambda: d.append(), lambda: d.append(1, 2), lambda: deque(a=1), lambda: d[10**30], lambda: d * 'a', lambda: setattr(d, 'maxlen', 1), lambda: setattr(d, 'q', 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def mut():
    for x in d: d.append(1)
try: mut()
except RuntimeError as e: print(e)
d = deque([1, 2, 3]); d.append(d); print(d); 
d = deque(range(5)); print(d.copy(), d.__reduce__()[:3], list(reversed(d)), iter(d).__length_hint__(), deque([1, 2]) < deque([1, 3]), deque([1]) == deque([1]), deque([1]) != deque([1]), deque([1, 2]) > deque([1]))
it = iter(d); next(it); print(it.__reduce__(), type(it)(d, 2).__length_hint__(), type(it), deque[int], deque.__module__)
class S(deque):
    def __init__(self, x=(), n=None): super().__init__(x, n); self.a = 1
s = S([1, 2]); print(s, s.copy(), s + s, s * 2, s.__dict__, S([1], 3))
big = deque()
for i in range(100000): big.append(i)
for i in range(99990): big.popleft()
print(big)
deep = None
for i in range(300000): deep = deque([deep])
del deep
q = deque(); 
for i in range(1000): q.append(i); q.rotate(3); q.appendleft(-i)
print(sum(q), list(q)[:10])
e = defaultdict(list); e['a'].append(1); print(e, e['zz'], e.copy(), e.__reduce__()[:2], e | {'b': 1}, {'b': 1} | e)
for f in (lambda: defaultdict(1), lambda: defaultdict()['x'], lambda: defaultdict(None, a=1), lambda: defaultdict(int, {'a': 2}, b=3), lambda: defaultdict(int, 1)):
    try: print(f())
    except Exception as e_: print(type(e_).__name__, e_)
e.default_factory = None; print(e)
class D(defaultdict):
    def __missing__(self, k): return 'm' + k
x = D(int); print(x['q'], x)
e = defaultdict(lambda: e); e['s'] = e; print(repr(e)[:40].split(' at')[0])
def fac(): e2['new'] = 1; return 5
e2 = defaultdict(fac); print(e2["new"], dict(e2))
class T(tuple): a = _tuplegetter(0, 'doc'); b = _tuplegetter(5, 'x')
t = T((1, 2)); print(t.a, T.a, T.a.__doc__, T.a.__reduce__())
for f in (lambda: t.b, lambda: setattr(t, 'a', 1), lambda: delattr(t, 'a'), lambda: T.a.__get__([1])):
    try: print(f())
    except Exception as e_: print(type(e_).__name__, e_)
c = {}; _count_elements(c, 'abracadabra'); print(c); _count_elements(c, [1, 1.0, True, (1,)]); print(c)
class M(dict):
    def get(self, k, d=None): return super().get(k, 10)
c = M(); _count_elements(c, 'aab'); print(c)
# expect: deque([1, 2, 3]) 4 0 deque([1, 2, 3]) 3 1 3
# expect: deque(['b', 'a', 1, 2, 3, 7, 8, 9])
# expect: deque([8, 9, 'b', 'a', 1, 2, 3, 7])
# expect: deque(['a', 1, 2, 3, 7, 8, 9, 'b'])
# expect: deque(['b', 9, 8, 7, 3, 2, 1, 'a'])
# expect: 5 1 True False None
# expect: deque(['w', 'b', 9, 8, 7, 3, 2, 1, 'y', 'a', 'z'])
# expect: deque(['w', 'Q', 9, 7, 3, 2, 1, 'y', 'a', 'z'])
# expect: deque([6, 7, 8, 9], maxlen=4) 4
# expect: deque([2, 7, 8, 9], maxlen=4) deque([2, 7, 8, 9], maxlen=4) deque([2, 7, 8, 9], maxlen=4) deque([], maxlen=4) deque([1, 2, 1, 2, 1, 2])
# expect: deque([7, 8, 9, 5], maxlen=4)
# expect: IndexError pop from an empty deque
# expect: IndexError pop from an empty deque
# expect: ValueError maxlen must be non-negative
# expect: TypeError 'int' object is not iterable
# expect: TypeError an integer is required
# expect: TypeError deque() takes at most 2 arguments (3 given)
# expect: TypeError sequence index must be integer, not 'slice'
# expect: IndexError deque index out of range
# expect: ValueError deque.index(x): x not in deque
# expect: ValueError deque.remove(x): x not in deque
# expect: IndexError deque already at its maximum size
# expect: TypeError can only concatenate deque (not "list") to deque
# expect: TypeError unhashable type: 'collections.deque'
# expect: TypeError '<' not supported between instances of 'collections.deque' and 'list'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError deque.append() takes exactly one argument (0 given)
# expect: TypeError deque.append() takes exactly one argument (2 given)
# expect: TypeError deque() got an unexpected keyword argument 'a'
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: AttributeError attribute 'maxlen' of 'collections.deque' objects is not writable
# expect: AttributeError 'collections.deque' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: deque mutated during iteration
# expect: deque([1, 2, 3, [...]])
# expect: deque([0, 1, 2, 3, 4]) (<class 'collections.deque'>, (), None) [4, 3, 2, 1, 0] 5 True True False True
# expect: (<class 'collections._deque_iterator'>, (deque([0, 1, 2, 3, 4]), 1)) 3 <class 'collections._deque_iterator'> collections.deque[int] collections
# expect: S([1, 2]) S([1, 2]) S([1, 2, 1, 2]) S([1, 2, 1, 2]) {'a': 1} S([1], maxlen=3)
# expect: deque([99990, 99991, 99992, 99993, 99994, 99995, 99996, 99997, 99998, 99999])
# expect: 0 [-999, -499, -249, 999, -998, -124, 499, 998, -997, -498]
# expect: defaultdict(<class 'list'>, {'a': [1], 'zz': []}) [] defaultdict(<class 'list'>, {'a': [1], 'zz': []}) (<class 'collections.defaultdict'>, (<class 'list'>,)) defaultdict(<class 'list'>, {'a': [1], 'zz': [], 'b': 1}) defaultdict(<class 'list'>, {'b': 1, 'a': [1], 'zz': []})
# expect: TypeError first argument must be callable or None
# expect: KeyError 'x'
# expect: defaultdict(None, {'a': 1})
# expect: defaultdict(<class 'int'>, {'a': 2, 'b': 3})
# expect: TypeError 'int' object is not iterable
# expect: defaultdict(None, {'a': [1], 'zz': []})
# expect: mq D(<class 'int'>, {})
# expect: defaultdict(<function <lambda>
# expect: 1 {'new': 1}
# expect: 1 _tuplegetter(0, 'doc') doc (<class 'collections._tuplegetter'>, (0, 'doc'))
# expect: IndexError tuple index out of range
# expect: AttributeError can't set attribute
# expect: AttributeError can't delete attribute
# expect: TypeError descriptor for index '0' for tuple subclasses doesn't apply to 'list' object
# expect: {'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}
# expect: {'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1, 1: 3, (1,): 1}
# expect: {'a': 12, 'b': 11}
