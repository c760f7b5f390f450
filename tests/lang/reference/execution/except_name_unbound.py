# The name of an except clause is gone behind it, even if it existed before.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(repr(e))
try:
    print(e)
except NameError as n:
    print(n)
def f():
    try: raise KeyError
    except KeyError as e: e = 5
    return e
try:
    f()
except UnboundLocalError as u:
    print(u)
# expect: ValueError('x')
# expect: name 'e' is not defined
# expect: cannot access local variable 'e' where it is not associated with a value
