# Calls of all shapes.
def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, sorted(kw.items()))


print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3, "z": 1}))
for bad in ((), (1,)):
    try:
        f(*bad)
    except TypeError as e:
        print(e)


def deco(fn):
    def wrapper(*args, **kwargs):
        return [fn(*args, **kwargs)]
    return wrapper


@deco
@deco
def g(x, /, y=1, *, z=2):
    return x + y + z


print(g(1), g(1, y=5), g(1, z=7))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(9), (lambda *a: len(a))(*range(9)), max(3, 1, key=lambda x: -x), print.__name__)
print(eval("1 + 2"), callable(f), isinstance(3, (int, str)), getattr(f, "nope", "default"))
exec("def made(x): return x * 2\nprint(made(4))")
