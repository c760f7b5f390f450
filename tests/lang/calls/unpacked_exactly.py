# f(*args, **kwargs) of Python functions: what is passed on belongs to the callee, however the caller's own change.
def three(a, b, c):
    return a, b, c


def star(t):
    return three(*t)


for i in range(40):
    assert star((i, 2, 3)) == (i, 2, 3)
print(star([4, 5, 6]), star("xyz"), star(iter(range(3))))  # expect: (4, 5, 6) ('x', 'y', 'z') (0, 1, 2)
for wrong in ((1, 2), (1, 2, 3, 4), 5):
    try:
        star(wrong)
    except TypeError as e:
        print(e)
# expect: three() missing 1 required positional argument: 'c'
# expect: three() takes 3 positional arguments but 4 were given
# expect: __main__.three() argument after * must be an iterable, not int


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def last(a):
    print("called")


last(*(Noisy("one"),))
# expect: called
# expect: end of one


def show(*args, **kwargs):
    kwargs["added"] = True
    return args, kwargs


def wrap(f):
    def wrapper(*args, **kwargs):
        result = f(*args, **kwargs)
        assert "added" not in kwargs
        return result

    return wrapper


show2 = wrap(wrap(show))
for i in range(40):
    result = show2(i, x=1)
print(result)  # expect: ((39,), {'x': 1, 'added': True})
print(show2(), show2(1, 2), show2(y=2))  # expect: ((), {'added': True}) ((1, 2), {'added': True}) ((), {'y': 2, 'added': True})


def named(a, b=2, *, c=3, **rest):
    return a, b, c, rest


def pass_dict(d, t=()):
    return named(*t, **d)


d = {"a": 1, "c": 4, "other": 5}
for i in range(40):
    assert pass_dict(d) == (1, 2, 4, {"other": 5})
got = pass_dict(d)
got[3]["new"] = 1
print(d, pass_dict({"b": 0}, (7,)))  # expect: {'a': 1, 'c': 4, 'other': 5} (7, 0, 3, {})
for wrong in ({"b": 1}, {1: 2, "a": 3}, None, [("a", 1)]):
    try:
        pass_dict(wrong)
    except TypeError as e:
        print(e)
# expect: named() missing 1 required positional argument: 'a'
# expect: keywords must be strings
# expect: __main__.named() argument after ** must be a mapping, not NoneType
# expect: __main__.named() argument after ** must be a mapping, not list
try:
    pass_dict({"a": 1}, (2,))
except TypeError as e:
    print(e)  # expect: named() got multiple values for argument 'a'


class Text(str):
    def __hash__(self):
        if armed:
            changing.clear()
        return str.__hash__(self)


armed = False
changing = {"a": Noisy("two"), Text("z"): Noisy("three")}
armed = True
result = pass_dict(changing)
print(result[0].name, [(k, v.name) for k, v in result[3].items()])  # expect: two [('z', 'three')]
armed = False
changing.clear()
result = None
# expect: end of three
# expect: end of two


class Sub(dict):
    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        return "from the subclass"


class SubIter(Sub):
    def __iter__(self):
        return iter(["a"])


print(pass_dict(Sub(a=1, b=2)), named(c=5, **Sub(a=1)), {**Sub(a=1)})  # expect: (1, 2, 3, {}) (1, 2, 5, {}) {'a': 1}
print(pass_dict(SubIter(a=1, b=2)), {**SubIter(a=1)})  # expect: ('from the subclass', 2, 3, {}) {'a': 'from the subclass'}


def iterated():
    yield 1
    d2["c"] = "changed while the arguments were made"


d2 = {"c": 9}


def order():
    return named(*iterated(), **d2)


print(order())  # expect: (1, 2, 9, {})


def order_local():
    local = {"c": 9}

    def items():
        yield 1
        local["c"] = "late"

    return named(*items(), **local)


print(order_local())  # expect: (1, 2, 9, {})


def clears(*, target, **others):
    target.clear()
    return sorted(others)


def call_clears():
    m = {"x": [1], "y": [2]}
    m["target"] = m
    return clears(**m), m


for i in range(40):
    result = call_clears()
print(result)  # expect: (['x', 'y'], {})
many = {f"k{i}": i for i in range(40)}
print(len(pass_dict(many | {"a": 1})[3]))  # expect: 40
print(dict(**{"a": 1}, b=2), (lambda **k: k)(**{"a": 1}))  # expect: {'a': 1, 'b': 2} {'a': 1}


def unbound():
    if False:
        k = {}
    return named(1, **k)


try:
    unbound()
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'k' where it is not associated with a value


def deep(*args, **kwargs):
    return deep(*args, **kwargs)


try:
    deep(1, a=2)
except RecursionError as e:
    print(type(e).__name__)  # expect: RecursionError


def generator(a, b):
    yield a
    yield b


print(list(generator(*(1, 2))))  # expect: [1, 2]


class C:
    def m(self, a, b):
        return self, a, b


bound = C().m
print([bound(1, i)[1:] for i in range(20)][-1], [C().m(*(1, 2))[1:] for i in range(20)][-1])  # expect: (1, 19) (1, 2)


def temporary():
    f = Held("held").m
    return f(1)


class Held(Noisy):
    def m(self, a):
        return a, self.name


for i in range(3):
    print(temporary())
# expect: end of held
# expect: (1, 'held')
# expect: end of held
# expect: (1, 'held')
# expect: end of held
# expect: (1, 'held')
