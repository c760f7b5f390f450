# map(strict=True) raises at the first uneven end, after what was even; zip says the same.
def tried(make):
    out = []
    try:
        for x in make(): out.append(x)
    except ValueError as e: out.append(str(e))
    return out
add = lambda *a: sum(a)
print(tried(lambda: map(add, [1, 2], [3, 4], strict=True)))
print(tried(lambda: map(add, [1, 2], [3], strict=True))); print(tried(lambda: map(add, [1], [3, 4], strict=True)))
print(tried(lambda: map(add, [1], [2], [3, 4], strict=True))); print(tried(lambda: map(add, [1, 2], [3], strict=False)))
print(tried(lambda: zip([1, 2], [3], strict=True)), tried(lambda: zip([1], [2], [], strict=True)))
import pickle
try: map(add, [1], strict=True, other=1)
except TypeError as e: print(e)
m = map(str, [1, 2], strict=True); next(m); print(list(m), list(m))
# expect: [4, 6]
# expect: [4, 'map() argument 2 is shorter than argument 1']
# expect: [4, 'map() argument 2 is longer than argument 1']
# expect: [6, 'map() argument 3 is longer than arguments 1-2']
# expect: [4]
# expect: [(1, 3), 'zip() argument 2 is shorter than argument 1'] ['zip() argument 3 is shorter than arguments 1-2']
# expect: map() takes at most 1 keyword argument (2 given)
# expect: ['2'] []
