"""Keys of memoryviews with none or several dimensions, index() and count() there."""


def tried(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


KEYS = (..., None, 1.5, (), (0, ...), (slice(0, 1), 0), (slice(0, 1), slice(0, 1)), slice(0, 1), 0, (0,), (1, 2, 3, 4), ("a",), (slice(0, 1),), (0, 0, 0))
for shape in [], [4, 6], [2, 3, 4]:
    size = 24 if shape else 1
    view = memoryview(bytearray(range(size))).cast("B", shape)
    for key in KEYS:
        got = tried(lambda: view[key])
        print(shape, key, got if type(got) in (int, str) else type(got).__name__, "|", tried(lambda: view.__setitem__(key, 0)), "|", tried(lambda: view.__setitem__(key, view)))
    print(tried(lambda: view.count(1)), "|", tried(lambda: view.index(1)), "|", tried(lambda: view.index(1, 9)), "|", tried(lambda: 1 in view), "|", tried(lambda: list(view)))
# expect: [] Ellipsis memoryview | None | TypeError: memoryview: invalid type for format 'B'
# expect: [] None TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] 1.5 TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] () 0 | None | TypeError: memoryview: invalid type for format 'B'
# expect: [] (0, Ellipsis) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] (slice(0, 1, None), 0) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] (slice(0, 1, None), slice(0, 1, None)) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] slice(0, 1, None) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] 0 TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] (0,) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] (1, 2, 3, 4) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] ('a',) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] (slice(0, 1, None),) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: [] (0, 0, 0) TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory | TypeError: invalid indexing of 0-dim memory
# expect: TypeError: invalid indexing of 0-dim memory | TypeError: invalid lookup on 0-dim memory | TypeError: invalid lookup on 0-dim memory | TypeError: argument of type 'memoryview' is not a container or iterable | TypeError: invalid indexing of 0-dim memory
# expect: [4, 6] Ellipsis TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [4, 6] None TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [4, 6] 1.5 TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [4, 6] () NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented
# expect: [4, 6] (0, Ellipsis) TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [4, 6] (slice(0, 1, None), 0) TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [4, 6] (slice(0, 1, None), slice(0, 1, None)) NotImplementedError: multi-dimensional slicing is not implemented | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1 | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
# expect: [4, 6] slice(0, 1, None) memoryview | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1 | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
# expect: [4, 6] 0 NotImplementedError: multi-dimensional sub-views are not implemented | NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented
# expect: [4, 6] (0,) NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented
# expect: [4, 6] (1, 2, 3, 4) TypeError: cannot index 2-dimension view with 4-element tuple | TypeError: cannot index 2-dimension view with 4-element tuple | TypeError: cannot index 2-dimension view with 4-element tuple
# expect: [4, 6] ('a',) TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [4, 6] (slice(0, 1, None),) NotImplementedError: multi-dimensional slicing is not implemented | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1 | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
# expect: [4, 6] (0, 0, 0) TypeError: cannot index 2-dimension view with 3-element tuple | TypeError: cannot index 2-dimension view with 3-element tuple | TypeError: cannot index 2-dimension view with 3-element tuple
# expect: NotImplementedError: multi-dimensional sub-views are not implemented | NotImplementedError: multi-dimensional lookup is not implemented | NotImplementedError: multi-dimensional lookup is not implemented | NotImplementedError: multi-dimensional sub-views are not implemented | NotImplementedError: multi-dimensional sub-views are not implemented
# expect: [2, 3, 4] Ellipsis TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [2, 3, 4] None TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [2, 3, 4] 1.5 TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [2, 3, 4] () NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented
# expect: [2, 3, 4] (0, Ellipsis) TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [2, 3, 4] (slice(0, 1, None), 0) TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [2, 3, 4] (slice(0, 1, None), slice(0, 1, None)) NotImplementedError: multi-dimensional slicing is not implemented | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1 | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
# expect: [2, 3, 4] slice(0, 1, None) memoryview | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1 | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
# expect: [2, 3, 4] 0 NotImplementedError: multi-dimensional sub-views are not implemented | NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented
# expect: [2, 3, 4] (0,) NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented | NotImplementedError: sub-views are not implemented
# expect: [2, 3, 4] (1, 2, 3, 4) TypeError: cannot index 3-dimension view with 4-element tuple | TypeError: cannot index 3-dimension view with 4-element tuple | TypeError: cannot index 3-dimension view with 4-element tuple
# expect: [2, 3, 4] ('a',) TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key | TypeError: memoryview: invalid slice key
# expect: [2, 3, 4] (slice(0, 1, None),) NotImplementedError: multi-dimensional slicing is not implemented | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1 | NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
# expect: [2, 3, 4] (0, 0, 0) 0 | None | TypeError: memoryview: invalid type for format 'B'
# expect: NotImplementedError: multi-dimensional sub-views are not implemented | NotImplementedError: multi-dimensional lookup is not implemented | NotImplementedError: multi-dimensional lookup is not implemented | NotImplementedError: multi-dimensional sub-views are not implemented | NotImplementedError: multi-dimensional sub-views are not implemented
