# bit_count, aiter, anext, dict views' mapping, pairwise, statistics, bisect with key.
import itertools, bisect, statistics
print((5).bit_count(), (-7).bit_count(), (2**70).bit_count(), list(itertools.pairwise("abcd")), bisect.bisect([{"k": 1}, {"k": 3}], 2, key=lambda d: d["k"]))
d = {"a": 1}; print(d.keys().mapping, d.items().mapping == d, type(d.values().mapping).__name__)
print(round(statistics.correlation([1, 2, 3], [1, 2, 4]), 4), statistics.linear_regression([1, 2], [2, 4]).slope)
def f(): pass
print(f.__builtins__ is not None, "abc".__class__.__name__)
# expect: 2 3 1 [('a', 'b'), ('b', 'c'), ('c', 'd')] 1
# expect: {'a': 1} True mappingproxy
# expect: 0.982 2.0
# expect: True str
