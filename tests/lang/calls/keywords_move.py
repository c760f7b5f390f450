# Calls with keywords put each argument where it belongs, in hot places too: defaults, keyword-only ones, cells, methods, generators; what does not fit is told.


def plain(a, b, c=3, *, d=4, e):
    return a, b, c, d, e


def posonly(a, /, b, c=7):
    return a, b, c


def cells(a, b):
    return lambda: (a, b)


def gen(a, b):
    yield a
    yield b


class C:
    def m(self, x, y=2):
        return x, y


c = C()
bound = c.m
for i in range(30):
    r = plain(1, e=5, b=i), plain(1, 2, 3, e=i), posonly(1, b=i), posonly(1, 2, c=i)
    s = cells(i, b=1)(), cells(b=i, a=2)(), list(gen(b=i, a=0)), c.m(y=i, x=1), bound(x=i), C.m(c, x=i)
print(r)
print(s)


def error(f):
    try:
        f()
    except TypeError as e:
        print(e)


for i in range(3):
    error(lambda: plain(1, b=2))
    error(lambda: plain(1, a=2, b=3, e=1))
    error(lambda: plain(1, z=2, b=3, e=1))
    error(lambda: posonly(a=1, b=2))
    error(lambda: posonly(1, 2, 3, c=4))
    error(lambda: plain(e=1))
    error(lambda: C.m(x=1))

plain.__defaults__ = (10, 20, 30)
print(plain(e=1), plain(c=0, e=2))
plain.__kwdefaults__ = {"d": 1, "e": 2}
print(plain(b=5))
plain.__defaults__ = (9, 10, 20, 30)
print(plain(c=1))
plain.__defaults__ = None
error(lambda: plain(1, c=1, e=1))
name = "".join(["x", ""]) # a key that is not the parameter's own object
print(c.m(**{name: 1}))


def deep(n, *, k):
    return deep(n - 1, k=k) if n else k


print(deep(50, k="end"))


def forever(*, k):
    return forever(k=k)


try:
    forever(k=1)
except RecursionError as e:
    print("RecursionError")
# expect: ((1, 29, 3, 4, 5), (1, 2, 3, 4, 29), (1, 29, 7), (1, 2, 29))
# expect: ((29, 1), (2, 29), [0, 29], (1, 29), (29, 2), (29, 2))
# expect: plain() missing 1 required keyword-only argument: 'e'
# expect: plain() got multiple values for argument 'a'
# expect: plain() got an unexpected keyword argument 'z'
# expect: posonly() got some positional-only arguments passed as keyword arguments: 'a'
# expect: posonly() got multiple values for argument 'c'
# expect: plain() missing 2 required positional arguments: 'a' and 'b'
# expect: C.m() missing 1 required positional argument: 'self'
# expect: plain() missing 1 required keyword-only argument: 'e'
# expect: plain() got multiple values for argument 'a'
# expect: plain() got an unexpected keyword argument 'z'
# expect: posonly() got some positional-only arguments passed as keyword arguments: 'a'
# expect: posonly() got multiple values for argument 'c'
# expect: plain() missing 2 required positional arguments: 'a' and 'b'
# expect: C.m() missing 1 required positional argument: 'self'
# expect: plain() missing 1 required keyword-only argument: 'e'
# expect: plain() got multiple values for argument 'a'
# expect: plain() got an unexpected keyword argument 'z'
# expect: posonly() got some positional-only arguments passed as keyword arguments: 'a'
# expect: posonly() got multiple values for argument 'c'
# expect: plain() missing 2 required positional arguments: 'a' and 'b'
# expect: C.m() missing 1 required positional argument: 'self'
# expect: (10, 20, 30, 4, 1) (10, 20, 0, 4, 2)
# expect: (10, 5, 30, 1, 2)
# expect: (10, 20, 1, 1, 2)
# expect: plain() missing 1 required positional argument: 'b'
# expect: (1, 2)
# expect: end
# expect: RecursionError
