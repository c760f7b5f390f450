"""SyntaxError.__init__ that raises: which of the fields it has set by then."""
for args in ("m", "1_000"), ("m", "abc"), ("m", "abcdefgh"), ("m", 5), ("m", ("f", 1, 2, "t", 5)), (3, ("f", 1, 2, "t", 5)):
    error = SyntaxError("old", ("F", 11, 12, "T", 13, 14))
    try:
        error.__init__(*args)
    except TypeError as why:
        print(why)
    print([getattr(error, name) for name in "msg filename lineno offset text end_lineno end_offset".split()], error)
# expect: end_offset must be provided when end_lineno is provided
# expect: ['m', '1', '_', '0', '0', '0', None] m (1)
# expect: function takes at least 4 arguments (3 given)
# expect: ['m', 'F', 11, 12, 'T', 13, 14] m (F, line 11)
# expect: function takes at most 7 arguments (8 given)
# expect: ['m', 'F', 11, 12, 'T', 13, 14] m (F, line 11)
# expect: 'int' object is not iterable
# expect: ['m', 'F', 11, 12, 'T', 13, 14] m (F, line 11)
# expect: end_offset must be provided when end_lineno is provided
# expect: ['m', 'f', 1, 2, 't', 5, None] m (f, line 1)
# expect: end_offset must be provided when end_lineno is provided
# expect: [3, 'f', 1, 2, 't', 5, None] 3 (f, line 1)
