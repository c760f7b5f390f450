# object.__format__ takes no spec.
class A:
    def __str__(self): return "A!"
print(format(A()), f"{A()}", "{}".format(A()))
for spec in (">5", "s"):
    try:
        format(A(), spec)
    except TypeError as e:
        print(e)
class B:
    def __format__(self, spec): return 5
try:
    format(B())
except TypeError as e:
    print(e)
# expect: A! A! A!
# expect: unsupported format string passed to A.__format__
# expect: unsupported format string passed to A.__format__
# expect: __format__ must return a str, not int
