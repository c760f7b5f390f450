# The number of values must fit.
for code in ("a, b = 1,", "a, b = 1, 2, 3", "a, b, *c = [1]", "a, b = 5", "a, = ()", "(a, b), c = 1, 2", "[a, b] = {1}", "a, b = None", "*a, b, c = 'x'", "a, b, c = iter([1, 2])", "a, b = {'x': 1}", "a, b = range(10)", "() = 1,", "a, b = 'abc'", "a, b = {}"):
    try: exec(code)
    except (ValueError, TypeError) as e: print(code, "|", e)
# expect: a, b = 1, | not enough values to unpack (expected 2, got 1)
# expect: a, b = 1, 2, 3 | too many values to unpack (expected 2, got 3)
# expect: a, b, *c = [1] | not enough values to unpack (expected at least 2, got 1)
# expect: a, b = 5 | cannot unpack non-iterable int object
# expect: a, = () | not enough values to unpack (expected 1, got 0)
# expect: (a, b), c = 1, 2 | cannot unpack non-iterable int object
# expect: [a, b] = {1} | not enough values to unpack (expected 2, got 1)
# expect: a, b = None | cannot unpack non-iterable NoneType object
# expect: *a, b, c = 'x' | not enough values to unpack (expected at least 2, got 1)
# expect: a, b, c = iter([1, 2]) | not enough values to unpack (expected 3, got 2)
# expect: a, b = {'x': 1} | not enough values to unpack (expected 2, got 1)
# expect: a, b = range(10) | too many values to unpack (expected 2)
# expect: () = 1, | too many values to unpack (expected 0, got 1)
# expect: a, b = 'abc' | too many values to unpack (expected 2)
# expect: a, b = {} | not enough values to unpack (expected 2, got 0)
