# Positional-only before the slash, keyword-only after the star.
def f(a, b=2, /, c=3, *, d, e=5):
    return (a, b, c, d, e)
for i in range(60):
    r = f(i, d=i + 1)
print(r, f(1, 2, c=9, d=0))
for call in (lambda: f(1, b=3, d=1), lambda: f(1), lambda: f(1, 2, 3, 4, d=1), lambda: f()):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: (59, 2, 3, 60, 5) (1, 2, 9, 0, 5)
# expect: f() got some positional-only arguments passed as keyword arguments: 'b'
# expect: f() missing 1 required keyword-only argument: 'd'
# expect: f() takes from 1 to 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
# expect: f() missing 1 required positional argument: 'a'
