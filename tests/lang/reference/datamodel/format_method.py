# __format__ gets the specification; the object's default takes only an empty one.
class A:
    def __format__(self, spec): return f"<{spec}>"
class B:
    def __str__(self): return "b"
class C:
    def __format__(self, spec): return 5
print(format(A(), "x"), f"{A():>{10}}", "{:a b}".format(A()), f"{B()}", format(B()), "{0:}".format(B()))
for f in (lambda: format(B(), "s"), lambda: format(C()), lambda: format(5, 5), lambda: f"{B():d}", lambda: format([], ">5"), lambda: format(None, "d"), lambda: "{:q}".format(5)):
    try: f()
    except (TypeError, ValueError) as e: print(e)
# expect: <x> <>10> <a b> b b b
# expect: unsupported format string passed to B.__format__
# expect: __format__ must return a str, not int
# expect: format() argument 2 must be str, not int
# expect: unsupported format string passed to B.__format__
# expect: unsupported format string passed to list.__format__
# expect: unsupported format string passed to NoneType.__format__
# expect: Unknown format code 'q' for object of type 'int'
