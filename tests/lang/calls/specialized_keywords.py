# Calls with keywords whose places are known (CALL_KW_EXACT): defaults, methods, changed functions, errors as in the general way.


def three(a, b=2, c=3):
    return a, b, c


def only(a, *, b, c=7):
    return a, b, c


def mixed(a, b, /, c, d=4, *, e):
    return [a, b, c, d, e]


def none_given(a=1, b=2):
    return a, b


def many(a, b, c, d, e, f, g, h=8, i=9, j=10, k=11, l=12, m=13, n=14, o=15):
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o


def gen(a, b=5):
    yield a
    yield b


class C:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def method(self, a, b=10, c=20):
        return self.x, a, b, c

    @classmethod
    def make(cls, x, y=3):
        return cls(y=y, x=x)


def run(f, g, c):
    out = []
    out.append(f(1, c=5))
    out.append(f(a=1, b=7, c=9))
    out.append(f(c=1, a=2))
    out.append(g(1, b=4, c=6))
    out.append(mixed(1, 2, e=5, c=3))
    out.append(mixed(1, 2, 3, e=0, d=9))
    out.append(none_given(b=9))
    out.append(many(1, 2, 3, g=7, f=6, e=5, d=4, o=0))
    out.append(many(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=1, i=1, j=1, k=1, l=1, m=1, n=1, o=1))
    out.append(list(gen(1, b=2)) + list(gen(a=3)))
    out.append(c.method(1, c=2) + c.method(b=1, a=0))
    m = c.method
    out.append(m(a=1, b=2, c=3))
    made = C.make(y=6, x=5)
    out.append((made.x, made.y))
    return out


for i in range(6):
    result = run(three, only, C(i))
print(result)
# expect: [(1, 2, 5), (1, 7, 9), (2, 2, 1), (1, 4, 6), [1, 2, 3, 4, 5], [1, 2, 3, 9, 0], (1, 9), 105, 36, [1, 2, 3, 5], (5, 1, 10, 2, 5, 0, 1, 20), (5, 1, 2, 3), (5, 6)]

three.__defaults__ = (20, 30)
print(run(three, only, C(0))[:3])
# expect: [(1, 20, 5), (1, 7, 9), (2, 20, 1)]


def other(c, a=1, b=0):
    return "other", a, b, c


three.__code__ = other.__code__
three.__defaults__ = (1, 0)


def after(f):
    return f(a=1, b=7, c=9), f(c=1, a=2)


for _ in range(4):
    result = after(three)
print(result)
# expect: (('other', 1, 7, 9), ('other', 2, 0, 1))


def wrong(f, n):
    try:
        if n == 0:
            return f(1, a=2)
        if n == 1:
            return f(1, z=2)
        if n == 2:
            return f(b=2)
        return f(1, 2, 3, 4, b=1)
    except TypeError as e:
        return str(e)


def target(a, b=1):
    return a


for n in (0, 1, 2, 3):
    for _ in range(4):
        message = wrong(target, n)
    print(message)
# expect: target() got multiple values for argument 'a'
# expect: target() got an unexpected keyword argument 'z'
# expect: target() missing 1 required positional argument: 'a'
# expect: target() got multiple values for argument 'b'


def kinds(f):
    return f(a=1)


class Callable:
    def __call__(self, a):
        return "callable", a


for f in (target, target, target, dict, Callable(), lambda a: -a, lambda **k: k, target, lambda *, a: [a]):
    result = kinds(f)
    print(result, end="; ")
print("end")
# expect: 1; 1; 1; {'a': 1}; ('callable', 1); -1; {'a': 1}; 1; [1]; end


def only_defaults(*, a, b=[]):
    return a, b


def change(n):
    return only_defaults(a=n)


for n in range(4):
    change(n)
only_defaults.__kwdefaults__["b"] = "changed"
print(change(9))
# expect: (9, 'changed')
