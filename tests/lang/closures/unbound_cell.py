# Reading a cell before it is filled, or after del, is NameError.
def f(early):
    def g():
        return x
    if early:
        return g()
    x = 1
    r = g()
    del x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    return r
print(f(False))
try:
    f(True)
except NameError as e:
    print(e)
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 1
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
