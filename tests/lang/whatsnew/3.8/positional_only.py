# PEP 570: names before the slash are free for keywords.
def f(a, b, /, c, d, *, e, f): return a, b, c, d, e, f
print(f(10, 20, 30, d=40, e=50, f=60))
for bad in ("f(10, b=20, c=30, d=40, e=50, f=60)", "f(10, 20, 30, 40, 50, f=60)"):
    try: eval(bad)
    except TypeError as e: print(e)
def g(a, b, /, **kwargs): return a, b, kwargs
print(g(10, 20, a=1, b=2, c=3), pow(2, 10), len.__text_signature__)
try: len(obj='hello')
except TypeError as e: print(e)
# expect: (10, 20, 30, 40, 50, 60)
# expect: f() got some positional-only arguments passed as keyword arguments: 'b'
# expect: f() takes 4 positional arguments but 5 positional arguments (and 1 keyword-only argument) were given
# expect: (10, 20, {'a': 1, 'b': 2, 'c': 3}) 1024 ($module, obj, /)
# expect: len() takes no keyword arguments
