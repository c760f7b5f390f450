# Unpacking errors.
def two(x):
    a, b = x
    return a
def star(x):
    a, *b, c = x
    return b
for f, x in ((two, [1]), (two, [1, 2, 3]), (two, ()), (two, 5), (star, [1]), (two, "abc"), (two, {1: 2}), (two, iter([1, 2, 3]))):
    try:
        f(x)
    except Exception as e:
        print(type(e).__name__ + ":", e)
# expect: ValueError: not enough values to unpack (expected 2, got 1)
# expect: ValueError: too many values to unpack (expected 2, got 3)
# expect: ValueError: not enough values to unpack (expected 2, got 0)
# expect: TypeError: cannot unpack non-iterable int object
# expect: ValueError: not enough values to unpack (expected at least 2, got 1)
# expect: ValueError: too many values to unpack (expected 2)
# expect: ValueError: not enough values to unpack (expected 2, got 1)
# expect: ValueError: too many values to unpack (expected 2)
