# Keyword-only parameters with and without defaults in a loop.
def f(a, *, b, c=3): return a * 100 + b * 10 + c
t = 0
for i in range(60): t += f(i, b=1) + f(i, c=5, b=2) + f(a=i, b=3, c=4)
print(t)
for bad in ("f(1)", "f(1, 2)", "f(1, c=2)", "f(b=1)", "f(1, b=1, d=2)"):
    try: eval(bad)
    except TypeError as e: print(e)
# expect: 535320
# expect: f() missing 1 required keyword-only argument: 'b'
# expect: f() takes 1 positional argument but 2 were given
# expect: f() missing 1 required keyword-only argument: 'b'
# expect: f() missing 1 required positional argument: 'a'
# expect: f() got an unexpected keyword argument 'd'
