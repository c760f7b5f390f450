# slice objects: attributes, indices, equality, order and hash.
s = slice(1, 10, 2)
print(s.start, s.stop, s.step, s, slice(5), slice(None), s == slice(1, 10, 2), s.indices(6), slice(-3, None).indices(5), slice(None, None, -2).indices(5))
print(slice(1) < slice(2), hash(s) == hash(slice(1, 10, 2)), {s: "key"}[slice(1, 10, 2)], "abcdefghijkl"[s])
for bad in ("slice()", "slice(1, 2, 3, 4)", "slice('a').indices(5)", "slice(1).indices(-1)", "slice(1, 2, 0).indices(5)", "slice(1) < 5", "s.__setattr__('start', 2)", "hash(slice([]))"):
    try: print(eval(bad))
    except (TypeError, ValueError, AttributeError) as e: print(bad, "|", e)
# expect: 1 10 2 slice(1, 10, 2) slice(None, 5, None) slice(None, None, None) True (1, 6, 2) (2, 5, 1) (4, -1, -2)
# expect: True True key bdfhj
# expect: slice() | slice expected at least 1 argument, got 0
# expect: slice(1, 2, 3, 4) | slice expected at most 3 arguments, got 4
# expect: slice('a').indices(5) | slice indices must be integers or None or have an __index__ method
# expect: slice(1).indices(-1) | length should not be negative
# expect: slice(1, 2, 0).indices(5) | slice step cannot be zero
# expect: slice(1) < 5 | '<' not supported between instances of 'slice' and 'int'
# expect: s.__setattr__('start', 2) | readonly attribute
# expect: hash(slice([])) | unhashable type: 'list'
