# Unknown names and unbound locals have their own errors.
def f():
    print(y)
    y = 1
def g():
    return nowhere
def h():
    z = 1
    del z
    return z
for fn in (f, g, h):
    try:
        fn()
    except NameError as e:
        print(type(e).__name__ + ":", e)
# expect: UnboundLocalError: cannot access local variable 'y' where it is not associated with a value
# expect: NameError: name 'nowhere' is not defined
# expect: UnboundLocalError: cannot access local variable 'z' where it is not associated with a value
