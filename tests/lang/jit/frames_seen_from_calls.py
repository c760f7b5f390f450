# Calls that look at the frames: locals(), globals(), sys._getframe, eval, vars, dir, super.
import sys
def names(a, b):
    c = a + b
    return sorted(locals())
def value(a):
    d = a * 2
    return locals()["d"], eval("d + 1"), vars()["a"], len(dir())
def who():
    f = sys._getframe()
    g = sys._getframe(1)
    return f.f_code.co_name, g.f_code.co_name, g.f_lineno, f.f_lineno
def middle(i):
    x = who()
    return x, i
def line():
    return sys._getframe(1).f_lineno
def run(n):
    out = []
    for i in range(n):
        out.append(names(i, 1))
        out.append(value(i))
        out.append(middle(i))
        a = line()
        b = (line(),
             line())
        out.append((a, b, sorted(locals()), locals()["i"]))
        out.append(globals() is sys.modules["__main__"].__dict__)
        out.append(sys._getframe().f_locals["i"])
    return out
out = run(60)
print(out[-6:])
print(len(set(map(repr, out[::6]))), len(set(map(repr, out[1::6]))), len(set(map(repr, out[2::6]))), len(set(map(repr, out[3::6]))), len(set(map(repr, out[5::6]))))
class A:
    def f(self):
        return 1
class B(A):
    def f(self):
        return super().f() + super(B, self).f()
def run2(n):
    b = B()
    t = 0
    for i in range(n):
        t += b.f()
    return t
print(run2(60))
def boom(i):
    if i % 7 == 3:
        int("x")
    return i
def run3(n):
    out = []
    for i in range(n):
        try:
            boom(i)
        except ValueError as e:
            tb = e.__traceback__
            out.append((tb.tb_frame.f_locals["i"], tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_locals))
    return out
print(run3(60)[-2:])
def held(n):
    f = sys._getframe()
    t = 0
    for i in range(n):
        t += f.f_locals["i"] + f.f_lineno
    return t
print([held(40) for k in range(3)])
def key(x):
    return sys._getframe(1).f_code.co_name, x
def run5(n):
    r = []
    for i in range(n):
        r += sorted([i, 1], key=key)
    return r[-3:]
print(run5(50))
# expect: [['a', 'b', 'c'], (118, 119, 59, 2), (('who', 'middle', 14, 12), 59), (24, (25, 26), ['a', 'b', 'i', 'n', 'out'], 59), True, 59]
# expect: 1 60 60 60 60
# expect: 120
# expect: [(52, 55, 49, {'i': 52}), (59, 55, 49, {'i': 59})]
# expect: [3380, 3380, 3380]
# expect: [48, 1, 49]
