# type(), open() and compile() with keywords, ints of C that are too big, and several wrong arguments at once.
def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


class Meta(type):
    pass


show(type, 1, key=2)
show(type, 1, **{})
show(type, 1, 2, key=3)
show(type, key=1)
show(Meta, 1, key=2)
for number in (2**31, -2**31 - 1, 10**30):
    show(open, "/nonexistent", "r", number)
    for name in ("flags", "optimize", "_feature_version"):
        show(compile, "1", "file", "eval", **{name: number})
for mode in (1, None, b"exec"):
    for name in ("flags", "optimize"):
        for value in (1, 10**30, "a", 1.5):
            show(compile, "1", "file", mode, **{name: value})
            show(compile, 3, 4, mode, **{name: value})
for value in (7, "a", 10**6):
    show(compile, "1", "file", "nothing", value)
    show(compile, "1", "file", "exec", optimize=value)
# expect: TypeError type() takes no keyword arguments
# expect: <class 'int'>
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError type.__new__() takes exactly 3 arguments (1 given)
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not None
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() argument 'mode' must be str, not bytes
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: ValueError compile(): unrecognised flags
# expect: ValueError compile(): invalid optimize value
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError compile(): unrecognised flags
# expect: ValueError compile(): invalid optimize value
