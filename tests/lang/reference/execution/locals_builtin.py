# locals(): a snapshot in functions, the namespace itself elsewhere.
def f(a):
    b = 2
    d = locals()
    d["b"] = 99
    c = 3
    return b, sorted(d), sorted(locals()), locals() is locals()
for _ in range(40): r = f(1)
print(r)
print(locals() is globals())
class C:
    x = 1
    y = sorted(k for k in locals() if not k.startswith("_"))
    locals()["z"] = 5
print(C.y, C.z)
def g():
    x = 1
    def h(): x; return locals()
    return h(), [sorted(locals()) for x in (7,)]
print(g())
# expect: (2, ['a', 'b'], ['a', 'b', 'c', 'd'], False)
# expect: True
# expect: ['x'] 5
# expect: ({'x': 1}, [['h', 'x']])
