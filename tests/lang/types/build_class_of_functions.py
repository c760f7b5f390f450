# __build_class__ with a function that is no class body calls it without arguments; its namespace stays empty.
def show(function, *args):
    try:
        result = function(*args)
    except TypeError as error:
        print(error)
    else:
        print(result.__name__, sorted(result.__dict__))


def generator():
    yield 1


build = __build_class__
for body in (lambda *a: a, lambda: 1, lambda x: x, lambda x, y=3: y, lambda **k: k, lambda *, k: k, lambda y=2: [y + x for x in (1, 2)], lambda x: (lambda: x), generator):
    show(build, body)
    show(build, body, "name")
    show(build, body, "name", int)
# expect: __build_class__: not enough arguments
# expect: name ['__dict__', '__doc__', '__module__', '__weakref__']
# expect: name ['__dict__', '__doc__', '__module__']
# expect: __build_class__: not enough arguments
# expect: name ['__dict__', '__doc__', '__module__', '__weakref__']
# expect: name ['__dict__', '__doc__', '__module__']
# expect: __build_class__: not enough arguments
# expect: <lambda>() missing 1 required positional argument: 'x'
# expect: <lambda>() missing 1 required positional argument: 'x'
# expect: __build_class__: not enough arguments
# expect: <lambda>() missing 1 required positional argument: 'x'
# expect: <lambda>() missing 1 required positional argument: 'x'
# expect: __build_class__: not enough arguments
# expect: name ['__dict__', '__doc__', '__module__', '__weakref__']
# expect: name ['__dict__', '__doc__', '__module__']
# expect: __build_class__: not enough arguments
# expect: <lambda>() missing 1 required keyword-only argument: 'k'
# expect: <lambda>() missing 1 required keyword-only argument: 'k'
# expect: __build_class__: not enough arguments
# expect: name ['__dict__', '__doc__', '__module__', '__weakref__']
# expect: name ['__dict__', '__doc__', '__module__']
# expect: __build_class__: not enough arguments
# expect: <lambda>() missing 1 required positional argument: 'x'
# expect: <lambda>() missing 1 required positional argument: 'x'
# expect: __build_class__: not enough arguments
# expect: name ['__dict__', '__doc__', '__module__', '__weakref__']
# expect: name ['__dict__', '__doc__', '__module__']
