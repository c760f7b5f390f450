"""Constants, flags and places of code objects that tools show."""


def code(source):
    return compile(source, "f", "exec")


def of(source, *path):
    found = code(source)
    for index in path:
        found = [k for k in found.co_consts if hasattr(k, "co_code")][index]
    return found


module = code('"""doc\n   a\n   b\n"""\nx = 1\n')
print(module.co_consts[0].splitlines(), [line for _, _, line in module.co_lines()])

fields = of("class A:\n    def f(self):\n        self.z = 1\n        self.a = 2\n    def g(self): self.m = self.a = 0\n", 0)
print(fields.co_consts[-2])

shared = of("def f(a):\n    return all(x for x in a), any(x for x in a)\n", 0)
print(len([k for k in shared.co_consts if hasattr(k, "co_code")]))
print(of("f = lambda x: x\n", 0).co_consts, of("f = lambda: 1\n", 0).co_consts)

METHOD = 0x8000000
print([bool(of("class A:\n    f = lambda self: 1\n    g = (i for i in x)\n    def h(self): lambda: 1\n    def k[T](self): pass\n", 0, i).co_flags & METHOD)
       for i in range(4)], bool(of("class A:\n    def h(self): lambda: 1\n", 0, 0, 0).co_flags & METHOD))


def places(found):
    return sorted({place for place in found.co_positions() if place[0]})


print(places(of("def f(self):\n    self.call(1,\n              key=2)\n", 0)))
print(places(of("def f(self):\n    return (self.first\n            .second(1))\n", 0)))
print(places(of("def f(a):\n    raise ValueError('one %s two %r' % (a, 1))\n", 0)))
print(places(of("class A:\n    x: int\n    y: str = ''\n", 0)))
print(places(of("class A:\n    x: int\n", 0, 0)))
print(places(of("def f[T](a: T): pass\n", 0)))
# expect: ['doc', 'a', 'b'] [0, 1, 5]
# expect: ('a', 'm', 'z')
# expect: 2
# expect: (None,) (1,)
# expect: [True, True, True, False] False
# expect: [(1, 1, 0, 0), (2, 2, 4, 8), (2, 2, 4, 13), (2, 2, 14, 15), (2, 3, 4, 20), (3, 3, 18, 19)]
# expect: [(1, 1, 0, 0), (2, 2, 12, 16), (2, 2, 12, 22), (2, 3, 4, 23), (3, 3, 13, 19), (3, 3, 13, 22), (3, 3, 20, 21)]
# expect: [(1, 1, 0, 0), (2, 2, 4, 46), (2, 2, 10, 20), (2, 2, 10, 46), (2, 2, 21, 45), (2, 2, 40, 41), (2, 2, 43, 44)]
# expect: [(1, 1, 0, 0), (3, 3, 4, 5), (3, 3, 13, 15)]
# expect: [(1, 1, 0, 0), (2, 2, 4, 10), (2, 2, 7, 10)]
# expect: [(1, 1, 0, 0), (1, 1, 0, 20), (1, 1, 6, 7)]
