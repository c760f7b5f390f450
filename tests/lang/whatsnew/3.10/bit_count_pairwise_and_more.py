# Additions of 3.10.
import itertools, bisect, statistics, sys, types
print((0b1101).bit_count(), (-7).bit_count(), list(itertools.pairwise("abcd")), list(zip("ab", "cd", strict=True)), bisect.bisect(["a", "BB"], 2, key=len))
print(types.NoneType, types.EllipsisType, types.NotImplementedType, statistics.correlation([1, 2, 3], [2, 4, 7]) > 0.9, hash(float("nan")) != 0 or True)
try:
    list(zip("ab", "c", strict=True))
except ValueError as e:
    print(e)
print(aiter.__name__, anext.__name__, {"a": 1}.keys().mapping)
# expect: 3 3 [('a', 'b'), ('b', 'c'), ('c', 'd')] [('a', 'c'), ('b', 'd')] 2
# expect: <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'> True True
# expect: zip() argument 2 is shorter than argument 1
# expect: aiter anext {'a': 1}
