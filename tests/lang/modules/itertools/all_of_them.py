# itertools: every iterator, its errors, its ends.
from itertools import *
import itertools
L = list
print(L(chain('ab', [1], ())), L(chain.from_iterable(['ab', (1, 2)])), L(chain()), chain[int])
print(L(islice(count(), 3)), L(islice(count(5, -2), 3)), L(islice(count(0.5), 2)), count(3), count(1, 2), L(islice(count(2**48-2), 4)), L(islice(count(10**20, 10**19), 2)), L(islice(count(1j), 2)))
print(L(islice(cycle('abc'), 7)), L(cycle('')), L(repeat('x', 3)), repeat(1), repeat('a', 2), repeat(1, -5), repeat(object='o', times=2), repeat(1, 4).__length_hint__())
print(L(islice('abcdef', 2)), L(islice('abcdef', 2, None)), L(islice('abcdef', 1, 5, 2)), L(islice('abc', None)), L(islice('abcdef', 0, 100, 3)), L(islice('abc', 5, 10)))
print(L(compress('abcdef', [1, 0, 1, 0, 1])), L(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), L(takewhile(lambda x: x < 3, [1, 2, 3, 1])), L(filterfalse(None, [0, 1, ''])), L(filterfalse(lambda x: x % 2, range(6))), L(starmap(pow, [(2, 3), [3, 2]])))
print(L(accumulate([1, 2, 3])), L(accumulate('abc')), L(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), L(accumulate([])), L(accumulate([], initial=1)), L(accumulate([1, 2], func=max)))
print(L(pairwise('abcd')), L(pairwise('a')), L(batched('abcdefg', 3)), L(batched(range(150), 100))[1][:3], L(batched('ab', 2, strict=True)))
print([(k, L(g)) for k, g in groupby('aabbbc')], [k for k, g in groupby([1, 3, 2, 4], lambda x: x % 2)], L(groupby([])))
g = groupby('aab'); k, x = next(g); next(x); k2, y = next(g); print(k, L(x), k2, L(y), next(g, 'end'))
print(L(zip_longest('abc', [1], fillvalue='-')), L(zip_longest()), L(zip_longest('ab', 'xyz')), [id(t) for t in zip_longest('ab', 'c')].__len__())
a, b = tee(range(200)); print(sum(a), next(b), sum(b)); a, b, c = tee('abc', 3); next(a); d = a.__copy__(); print(L(d), L(a), L(b), L(c), tee([], 0), len(tee(iter('x'), 1)))
t = tee('abc')[0]; u = tee(t, 2); print(u[0] is t, L(u[0]), L(u[1]))
print(L(product('ab', [1, 2])), L(product()), L(product('', 'a')), L(product('ab', repeat=2)), L(product('a', repeat=0)), len(L(product(range(3), repeat=4))))
print(L(permutations('abc')), L(permutations('abc', 2)), L(permutations('ab', 3)), L(permutations('')), L(permutations('abc', 0)))
print(L(combinations('abcd', 2)), L(combinations('ab', 3)), L(combinations('ab', 0)), L(combinations('abc', 3)), L(combinations_with_replacement('abc', 2)), L(combinations_with_replacement('', 2)), L(combinations_with_replacement('', 0)))
print(sum(1 for _ in combinations(range(12), 5)), sum(1 for _ in permutations(range(6), 4)), sum(1 for _ in combinations_with_replacement(range(6), 4)))
p = [x for x in product('ab', repeat=2)]; it = combinations('abc', 2); f = next(it); s = next(it); print(p, f, s)
for f in (lambda: batched('a', 0), lambda: product('a', repeat=-1), lambda: product('a', x=1), lambda: product('a', repeat=10**30), lambda: zip_longest('a', x=1), lambda: permutations('a', -1), lambda: permutations('a', 1.5), lambda: combinations('a', -1), lambda: combinations('a', 'b'),lambda: combinations_with_replacement('a', -1), lambda: tee('a', -1), lambda: chain(a=1), lambda: count('a'), lambda: islice(), lambda: islice(1,2,3,4,5), lambda: groupby(), lambda: repeat(), lambda: product(1), lambda: product('a', repeat='x'), lambda: zip_longest('a', fillvalue=1, y=2), lambda: permutations(), lambda: product('a', repeat=1, x=2), lambda: cycle(a=1), lambda: cycle(), lambda: pairwise(), lambda: chain(1).__next__(), lambda: starmap(1, 2), lambda: count(1,2,3), lambda: compress('a'), lambda: next(starmap(pow, [1])), lambda: repeat(1, 1.5), lambda: batched('a'), lambda: filterfalse(1), lambda: permutations('ab', 10**30), lambda: tee('a', 'b'), lambda: islice('a', -1), lambda: islice('a', 'x'), lambda: islice('a', 1, 2, 0), lambda: islice('a', -1, 2), lambda: islice('a', 10**30), lambda: L(batched('abc', 2, strict=True)), lambda: repeat(1).__length_hint__(), lambda: next(iter(islice('abc', 0))), lambda: itertools._grouper(1, 2), lambda: L(accumulate([1, 'a'])), lambda: L(takewhile(1, [1]))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C(chain): pass
c = C('a', 'b'); c.x = 1; print(L(c), c.__dict__, C.__mro__[1])
class K(cycle):
    def __init__(self, it, newarg=None): self.newarg = newarg
k = K('ab', newarg=3); print(next(k), k.newarg)
class It:
    def __iter__(self): return self
    def __next__(self):
        self.n = getattr(self, 'n', 0) + 1
        if self.n > 3: raise StopIteration
        return self.n
    def __copy__(self): r = It(); r.n = getattr(self, 'n', 0); return r
x, y = tee(It()); print(type(x).__name__, L(x), L(y))
def boom():
    yield 1
    raise KeyError('boom')
for f in (chain, cycle, pairwise, lambda b: islice(b, 5), lambda b: zip_longest(b, 'abc'), lambda b: batched(b, 3), accumulate, lambda b: tee(b)[0]):
    i = f(boom())
    try: print(L(i))
    except KeyError as e: print(repr(e), L(islice(i, 2)))
it = iter([]);
for i in range(5000): it = chain(it, [i])
try: print(len(L(it)))
except RecursionError: print(5000)
del it
class R:
    def __iter__(self): return self
    def __next__(self): return next(t2[0])
t2 = tee(R())
try: next(t2[0])
except RuntimeError as e: print(e)
# expect: ['a', 'b', 1] ['a', 'b', 1, 2] [] itertools.chain[int]
# expect: [0, 1, 2] [5, 3, 1] [0.5, 1.5] count(3) count(1, 2) [281474976710654, 281474976710655, 281474976710656, 281474976710657] [100000000000000000000, 110000000000000000000] [1j, (1+1j)]
# expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a'] [] ['x', 'x', 'x'] repeat(1) repeat('a', 2) repeat(1, 0) repeat('o', 2) 4
# expect: ['a', 'b'] ['c', 'd', 'e', 'f'] ['b', 'd'] ['a', 'b', 'c'] ['a', 'd'] []
# expect: ['a', 'c', 'e'] [3, 1] [1, 2] [0, ''] [0, 2, 4] [8, 9]
# expect: [1, 3, 6] ['a', 'ab', 'abc'] [10, 10, 20, 60] [] [1] [1, 2]
# expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [] [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] (100, 101, 102) [('a', 'b')]
# expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c'])] [1, 0] []
# expect: a [] b ['b'] end
# expect: [('a', 1), ('b', '-'), ('c', '-')] [] [('a', 'x'), ('b', 'y'), (None, 'z')] 2
# expect: 19900 0 19900
# expect: ['b', 'c'] ['b', 'c'] ['a', 'b', 'c'] ['a', 'b', 'c'] () 1
# expect: False ['a', 'b', 'c'] ['a', 'b', 'c']
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [()] [] [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] [()] 81
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [] [()] [()]
# expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [] [()] [('a', 'b', 'c')] [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')] [] [()]
# expect: 792 360 126
# expect: [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] ('a', 'b') ('a', 'c')
# expect: ValueError n must be at least one
# expect: ValueError repeat argument cannot be negative
# expect: TypeError product() got an unexpected keyword argument 'x'
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError zip_longest() got an unexpected keyword argument
# expect: ValueError r must be non-negative
# expect: TypeError Expected int as r
# expect: ValueError r must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError r must be non-negative
# expect: ValueError n must be >= 0
# expect: TypeError chain() takes no keyword arguments
# expect: TypeError a number is required
# expect: TypeError islice expected at least 2 arguments, got 0
# expect: TypeError islice expected at most 4 arguments, got 5
# expect: TypeError groupby() missing required argument 'iterable' (pos 1)
# expect: TypeError repeat() missing required argument 'object' (pos 1)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError zip_longest() got an unexpected keyword argument
# expect: TypeError permutations() missing required argument 'iterable' (pos 1)
# expect: TypeError product() takes at most 1 keyword argument (2 given)
# expect: TypeError cycle() takes no keyword arguments
# expect: TypeError cycle expected 1 argument, got 0
# expect: TypeError pairwise expected 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError count() takes at most 2 arguments (3 given)
# expect: TypeError compress() missing required argument 'selectors' (pos 2)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError batched() missing required argument 'n' (pos 2)
# expect: TypeError filterfalse expected 2 arguments, got 1
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError batched(): incomplete batch
# expect: TypeError len() of unsized object
# expect: StopIteration 
# expect: TypeError _grouper() argument 1 must be itertools.groupby, not int
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError 'int' object is not callable
# expect: ['a', 'b'] {'x': 1} <class 'itertools.chain'>
# expect: a 3
# expect: _tee [1, 2, 3] [1, 2, 3]
# expect: KeyError('boom') []
# expect: KeyError('boom') [1, 1]
# expect: KeyError('boom') []
# expect: KeyError('boom') []
# expect: KeyError('boom') []
# expect: KeyError('boom') []
# expect: KeyError('boom') []
# expect: KeyError('boom') []
# expect: 5000
# expect: cannot re-enter the tee iterator
