# Sorting: stability, keys, reverse, errors and changes during the sort.
print(sorted([3, 1, 2]), sorted("bac", reverse=True), sorted([("b", 1), ("a", 1), ("c", 0)], key=lambda p: p[1]), sorted([1, 1.0, True]), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")]), sorted([2, 1], key=None), sorted([], key=5))
l = [("x", i % 3) for i in range(9)]; l.sort(key=lambda p: p[1], reverse=True); print(l)
for bad in ("sorted([1, 'a'])", "sorted(5)", "[1].sort(5)", "sorted([1, 2], key=5)", "sorted([1j, 2j])", "sorted([None, None])", "[1].sort(reversed=True)"):
    try: print(eval(bad))
    except TypeError as e: print(bad, "|", e)
l = [3, 2, 1]
def k(x): l.append(9); return x
try: l.sort(key=k)
except ValueError as e: print(e, l)
# expect: [1, 2, 3] ['c', 'b', 'a'] [('c', 0), ('b', 1), ('a', 1)] [1, 1.0, True] ['a', 'b'] [(1, 'a'), (1, 'b')] [1, 2] []
# expect: [('x', 2), ('x', 2), ('x', 2), ('x', 1), ('x', 1), ('x', 1), ('x', 0), ('x', 0), ('x', 0)]
# expect: sorted([1, 'a']) | '<' not supported between instances of 'str' and 'int'
# expect: sorted(5) | 'int' object is not iterable
# expect: [1].sort(5) | sort() takes no positional arguments
# expect: sorted([1, 2], key=5) | 'int' object is not callable
# expect: sorted([1j, 2j]) | '<' not supported between instances of 'complex' and 'complex'
# expect: sorted([None, None]) | '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: [1].sort(reversed=True) | sort() got an unexpected keyword argument 'reversed'. Did you mean 'reverse'?
# expect: list modified during sort [1, 2, 3]
