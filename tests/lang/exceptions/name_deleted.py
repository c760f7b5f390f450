# The name of `except ... as e` is gone after the handler.
def f():
    try:
        raise ValueError(1)
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)
for i in range(60):
    r = f()
print(r)
# expect: cannot access local variable 'e' where it is not associated with a value
