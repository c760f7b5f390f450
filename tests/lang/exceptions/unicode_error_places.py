"""The places of a UnicodeError are numbers, before __init__ and whatever they are set to; a SyntaxError tells a line that is an int."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for kind in UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError:
    error = kind.__new__(kind)
    print(error.start, error.end, error.object, error.reason, repr(str(error)))
    error.start = True
    print(error.start)
for line in 5, True, "t", 1.5, None, 2**70:
    print(SyntaxError("text", ("file", line, 1, "x")), SyntaxError("text", (None, line, 1, "x")))
for file in b"f", 5, "a/b", "":
    print(SyntaxError("text", (file, 1, 1, "x")), SyntaxError("text", (file, None, 1, "x")), str(SyntaxError(5, (file, 1, 1, "x"))))
# expect: 0 0 None None ''
# expect: 1
# expect: 0 0 None None ''
# expect: 1
# expect: 0 0 None None ''
# expect: 1
# expect: text (file, line 5) text (line 5)
# expect: text (file) text
# expect: text (file) text
# expect: text (file) text
# expect: text (file) text
# expect: text (file, line -1) text (line -1)
# expect: text (line 1) text 5 (line 1)
# expect: text (line 1) text 5 (line 1)
# expect: text (b, line 1) text (b) 5 (b, line 1)
# expect: text (, line 1) text () 5 (, line 1)
