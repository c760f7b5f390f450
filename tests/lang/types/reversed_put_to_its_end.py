"""reversed() that __setstate__ has put before the start is pickled as one that is done."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for sequence in "ab", b"a", (1,), [], bytearray(b"a"):
    it = reversed(sequence)
    if hasattr(it, "__setstate__"):
        it.__setstate__(-1)
    tell(it.__reduce__)
    print(list(it))
# expect: (<class 'reversed'>, ((),))
# expect: []
# expect: (<class 'reversed'>, ((),))
# expect: []
# expect: (<class 'reversed'>, ((),))
# expect: []
# expect: (<class 'reversed'>, ([],))
# expect: []
# expect: (<class 'reversed'>, ((),))
# expect: []
