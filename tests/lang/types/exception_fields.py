"""Fields of exceptions check what they are given."""

def show(do):
    try:
        print(repr(do()))
    except Exception as error:
        print(type(error).__name__, error)

error = ValueError(1)
for name in ("args", "__traceback__", "__cause__", "__context__", "__suppress_context__"):
    show(lambda: delattr(error, name))
show(lambda: setattr(error, "__suppress_context__", 1))
error.add_note("a")
print(error.__dict__, error.__reduce__())
error.__notes__ = 5
show(lambda: error.add_note("b"))
show(lambda: SyntaxError("a", ("f", 1, 2)))
show(lambda: SyntaxError("a", ("f", 1, 2, "t", 5)))
print(SyntaxError("a", ("f", 1, 2, "t", 5, 6, 7))._metadata)
again = ImportError("m", name="n", path="p")
again.__init__()
print(again.name, again.path, again.msg)
class New(OSError):
    def __new__(cls, text, extra): return super().__new__(cls, text)
print(New("t", extra=1).args)
show(lambda: BlockingIOError(1, 2).characters_written)
show(lambda: OSError(1, 2, x=3))
show(lambda: NameError(name=1, foo=2))
bad = UnicodeEncodeError("utf-8", "x", 0, 1, "r")
bad.object = None
show(lambda: str(bad))
show(lambda: setattr(bad, "start", "x"))
given = [ValueError(1)]
group = ExceptionGroup("g", given)
given.clear()
print(repr(group), group.args)
try:
    dict([1])
except TypeError as caught:
    print(caught.__notes__)
class Odd(ExceptionGroup):
    def split(self, *a): return (1,)
try:
    try:
        raise Odd("q", [ValueError()])
    except* ValueError:
        pass
except TypeError as caught:
    print(caught)
# expect: TypeError args may not be deleted
# expect: TypeError __traceback__ may not be deleted
# expect: TypeError __cause__ may not be deleted
# expect: TypeError __context__ may not be deleted
# expect: TypeError can't delete numeric/char attribute
# expect: TypeError attribute value type must be bool
# expect: {'__notes__': ['a']} (<class 'ValueError'>, (1,), {'__notes__': ['a']})
# expect: TypeError Cannot add note: __notes__ is not a list
# expect: TypeError function takes at least 4 arguments (3 given)
# expect: TypeError end_offset must be provided when end_lineno is provided
# expect: 7
# expect: None None None
# expect: ('t',)
# expect: AttributeError characters_written
# expect: TypeError OSError() takes no keyword arguments
# expect: TypeError NameError() takes at most 1 keyword argument (2 given)
# expect: TypeError UnicodeError 'object' attribute must be a string
# expect: TypeError an integer is required
# expect: ExceptionGroup('g', [ValueError(1)]) ('g', [])
# expect: ['Cannot convert dictionary update sequence element #0 to a sequence']
# expect: Odd.split must return a 2-tuple, got tuple of size 1
