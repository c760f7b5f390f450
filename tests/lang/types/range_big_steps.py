"""Slices of ranges keep steps of any size."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

big = 10 ** 20
tell(lambda: range(5, 0)[0:0:big])
tell(lambda: range(10, -3, -1)[:-4:big])
tell(lambda: range(3)[::10**30])
tell(lambda: range(10**30)[::big])
tell(lambda: range(10)[big::-big])
tell(lambda: list(range(10)[big::-big]))
tell(lambda: range(10)[-big:big:3])
# expect: range(5, 5, 100000000000000000000)
# expect: range(10, 1, -100000000000000000000)
# expect: range(0, 3, 1000000000000000000000000000000)
# expect: range(0, 1000000000000000000000000000000, 100000000000000000000)
# expect: range(9, -1, -100000000000000000000)
# expect: [9]
# expect: range(0, 10, 3)
