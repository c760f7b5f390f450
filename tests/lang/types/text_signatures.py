"""Signatures of methods of built-in types as text."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for method in bytes.find, str.count, bytearray.find, bytearray.split, bytearray.hex, bytearray.translate, set.union, frozenset.isdisjoint, set.__contains__, list.__getitem__, \
        list.sort, memoryview.hex, memoryview.cast, BaseExceptionGroup.split, BaseException.with_traceback, property.__set_name__, open, __import__, compile, type.__prepare__, bytes.__buffer__:
    print(method.__name__, repr(method.__text_signature__))
# expect: find '($self, sub[, start[, end]], /)'
# expect: count '($self, sub[, start[, end]], /)'
# expect: find '($self, sub[, start[, end]], /)'
# expect: split '($self, /, sep=None, maxsplit=-1)'
# expect: hex '($self, /, sep=<unrepresentable>, bytes_per_sep=1)'
# expect: translate "($self, table, /, delete=b'')"
# expect: union '($self, /, *others)'
# expect: isdisjoint '($self, other, /)'
# expect: __contains__ '($self, object, /)'
# expect: __getitem__ '($self, index, /)'
# expect: sort '($self, /, *, key=None, reverse=False)'
# expect: hex '($self, /, sep=<unrepresentable>, bytes_per_sep=1)'
# expect: cast '($self, /, format, shape=<unrepresentable>)'
# expect: split '($self, matcher_value, /)'
# expect: with_traceback '($self, tb, /)'
# expect: __set_name__ '($self, owner, name, /)'
# expect: open "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)"
# expect: __import__ '($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)'
# expect: compile '($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)'
# expect: __prepare__ '($cls, name, bases, /, **kwds)'
# expect: __buffer__ '($self, flags, /)'
