# The text after the colon arrives at __format__ as written, nested fields filled in.
class F:
    def __format__(self, spec): return f"<{spec}>"
f, w = F(), 3
print(f"{f}", f"{f:}", f"{f:any text!}", f"{f:{w}.{w}}", "{:x{}y}".format(f, w), format(f, "a:b"))
print("{0.__class__.__name__:>4} {0!s:.3}".format(f))
class Bad:
    def __format__(self, spec): return 5
try: format(Bad())
except TypeError as e: print(e)
try: format(f, 5)
except TypeError as e: print(e)
try: format(object(), "x")
except TypeError as e: print(e)
for o in ([], {}, None, (1,), 1 + 2j, b""):
    try: print(repr(format(o, ">6")))
    except TypeError as e: print(e)
# expect: <> <> <any text!> <3.3> <x3y> <a:b>
# expect:    F <__
# expect: __format__ must return a str, not int
# expect: format() argument 2 must be str, not int
# expect: unsupported format string passed to object.__format__
# expect: unsupported format string passed to list.__format__
# expect: unsupported format string passed to dict.__format__
# expect: unsupported format string passed to NoneType.__format__
# expect: unsupported format string passed to tuple.__format__
# expect: '(1+2j)'
# expect: unsupported format string passed to bytes.__format__
