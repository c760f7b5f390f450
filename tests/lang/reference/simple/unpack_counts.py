# The messages when the numbers do not fit.
for source in ("a, b = 1, 2, 3", "a, b = [1]", "a, b = ()", "a, *b, c = [1]", "a, b = 'xyz'", "a, b = {1: 2, 3: 4, 5: 6}", "a, b = 5", "a, b = None", "[a] = range(10)", "() = [1]", "a, = {}", "a, b = iter([1, 2, 3])", "a, b = (i for i in range(5))"):
    try:
        exec(source, {}); print("ok", source)
    except (ValueError, TypeError) as e:
        print(source, "|", e)
# expect: a, b = 1, 2, 3 | too many values to unpack (expected 2, got 3)
# expect: a, b = [1] | not enough values to unpack (expected 2, got 1)
# expect: a, b = () | not enough values to unpack (expected 2, got 0)
# expect: a, *b, c = [1] | not enough values to unpack (expected at least 2, got 1)
# expect: a, b = 'xyz' | too many values to unpack (expected 2)
# expect: a, b = {1: 2, 3: 4, 5: 6} | too many values to unpack (expected 2, got 3)
# expect: a, b = 5 | cannot unpack non-iterable int object
# expect: a, b = None | cannot unpack non-iterable NoneType object
# expect: [a] = range(10) | too many values to unpack (expected 1)
# expect: () = [1] | too many values to unpack (expected 0, got 1)
# expect: a, = {} | not enough values to unpack (expected 1, got 0)
# expect: a, b = iter([1, 2, 3]) | too many values to unpack (expected 2)
# expect: a, b = (i for i in range(5)) | too many values to unpack (expected 2)
