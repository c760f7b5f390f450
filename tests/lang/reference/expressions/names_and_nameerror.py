# An unbound name raises NameError, an unbound local UnboundLocalError.
def f():
    try: return nothing
    except NameError as e: return type(e).__name__, str(e), e.name
def g():
    try: print(x)
    except UnboundLocalError as e: return str(e), e.name
    x = 1
def h():
    y = 1
    del y
    try: y
    except NameError as e: return type(e).__name__, str(e)
for _ in range(40): r = f(), g(), h()
print(*r, sep="\n")
# expect: ('NameError', "name 'nothing' is not defined", 'nothing')
# expect: ("cannot access local variable 'x' where it is not associated with a value", None)
# expect: ('UnboundLocalError', "cannot access local variable 'y' where it is not associated with a value")
