# Calls with *args and **kwargs in traces: wrappers of decorators, keywords that go into a dict, attributes deleted.
import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        counts[0] += 1
        return function(*args, **kwargs)

    return wrapper


counts = [0]


@traced
def add(a, b=10):
    return a + b


@traced
def many(a, *rest, key=3, **others):
    return a + sum(rest) * key + len(others)


def run(n):
    t = 0
    for i in range(n):
        t += add(i)
        t += add(i, i + 1)
        t += add(i, b=2)
        t += many(i, 1, 2)
        t += many(i, key=i, x=1, y=2)
        t += many(i, *(1, 2, 3), **{"z": i})
    return t


print(run(150), counts)


def collect(**kwargs):
    return kwargs


def keep(first, *args, **kwargs):
    return first, args, kwargs


def dicts(n):
    out = []
    for i in range(n):
        out.append(collect(a=i, b=str(i)))
        out.append(keep(i, i, z=[i]))
        out.append(keep(i))
    return out[-3:], len({id(d) for d in out[::3]})


print(dicts(100))


def natives(n):
    t = 0
    pair = (3, 7)
    for i in range(n):
        t += max(*(i, 5))
        t += divmod(*pair)[1]
        t += int(*("12",), **{"base": 8})
        t += len(dict(**{"a": i}))
    return t


print(natives(120))


def lengths_vary(n):
    def f(*args):
        return len(args)

    def g(*args):
        return f(*args)

    t = 0
    for i in range(n):
        t += g(*range(i % 4))
    return t


print(lengths_vary(200))


def errors(n):
    def f(a, b):
        return a - b

    def call(*args, **kwargs):
        return f(*args, **kwargs)

    seen = []
    for i in range(n):
        try:
            if i % 40 == 39:
                call(i)
            elif i % 40 == 38:
                call(i, 1, a=2)
            else:
                call(i, 1)
        except TypeError as e:
            seen.append(str(e))
    return seen


print(errors(120))


class Thing:
    def __init__(self, value):
        self.value = value
        self.spare = value


def deleted(n):
    t = 0
    for i in range(n):
        thing = Thing(i)
        del thing.spare
        t += hasattr(thing, "spare") + thing.value
        if i % 50 == 49:
            try:
                del thing.spare
            except AttributeError as e:
                t += len(str(e))
    return t


print(deleted(150))


def callables(n):
    add3 = functools.partial(add, 3)
    first = functools.lru_cache(add)
    t = 0
    for i in range(n):
        t += add3(i)
        t += first(i % 5)
        t += functools.partial(divmod, i)(7)[0]
    return t


print(callables(120))


class Failure(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def made(n):
    t = 0
    for i in range(n):
        f = Failure(i)
        t += f.code + len(f.args[0])
    return t


print(made(120))
# expect: 84675 [900]
# expect: ([{'a': 99, 'b': '99'}, (99, (99,), {'z': [99]}), (99, (), {})], 100)
# expect: 8835
# expect: 300
# expect: ["errors.<locals>.f() got multiple values for argument 'a'", "errors.<locals>.f() missing 1 required positional argument: 'b'", "errors.<locals>.f() got multiple values for argument 'a'", "errors.<locals>.f() missing 1 required positional argument: 'b'", "errors.<locals>.f() got multiple values for argument 'a'", "errors.<locals>.f() missing 1 required positional argument: 'b'"]
# expect: 11292
# expect: 9909
# expect: 7990
