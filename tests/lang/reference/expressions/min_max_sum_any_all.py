# The functions that fold iterables, with keys, defaults and errors.
print(max(3, 1, 2), min([3, 1], key=lambda x: -x), max([], default=0), min("b", "a"), max([1, 1.0, True]), sum([1, 2], 10), sum([[1], [2]], []), sum([0.1] * 3), any([]), all([]), any([0, 5]), all([1, 0]), max("abc", key=ord), max(1, 2, key=lambda x: -x))
for bad in ("max([])", "max(1)", "sum(['a'])", "sum(['a'], '')", "sum([b'a'], b'')", "max(1, 2, default=3)", "max()", "min([1, 'a'])", "sum(5)", "any(1)", "sum([1], start='x')", "max([1], key=5)"):
    try: print(eval(bad))
    except (TypeError, ValueError) as e: print(bad, "|", e)
# expect: 3 3 0 a 1 13 [1, 2] 0.30000000000000004 False True True False c 1
# expect: max([]) | max() iterable argument is empty
# expect: max(1) | 'int' object is not iterable
# expect: sum(['a']) | unsupported operand type(s) for +: 'int' and 'str'
# expect: sum(['a'], '') | sum() can't sum strings [use ''.join(seq) instead]
# expect: sum([b'a'], b'') | sum() can't sum bytes [use b''.join(seq) instead]
# expect: max(1, 2, default=3) | Cannot specify a default for max() with multiple positional arguments
# expect: max() | max expected at least 1 argument, got 0
# expect: min([1, 'a']) | '<' not supported between instances of 'str' and 'int'
# expect: sum(5) | 'int' object is not iterable
# expect: any(1) | 'int' object is not iterable
# expect: sum([1], start='x') | sum() can't sum strings [use ''.join(seq) instead]
# expect: max([1], key=5) | 'int' object is not callable
