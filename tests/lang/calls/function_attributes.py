# Functions are objects with a name, attributes and defaults that can be replaced.
def f(a=1):
    "doc"
    f.calls += 1
    return a
f.calls = 0
s = 0
for i in range(60):
    if i == 40:
        f.__defaults__ = (100,)
    s += f()
print(s, f.calls, f.__name__, f.__doc__, f.__qualname__)
# expect: 2040 60 f doc f
