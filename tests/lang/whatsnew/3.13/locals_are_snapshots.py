# locals() in a function is a new dict each time; frames give a proxy that writes through.
import sys
def f():
    x = 1
    a, b = locals(), locals()
    a["x"] = 50; x = 2
    proxy = sys._getframe().f_locals
    proxy["x"] = 9; proxy["extra"] = "e"
    return a is b, a["x"], b["x"], x, type(proxy).__name__, sorted(proxy), "extra" in locals(), len(proxy)
print(f())
def g():
    y = 1
    exec("y = 2"); one = y
    exec("y = 3", locals=sys._getframe().f_locals); return one, y
print(g())
class C:
    z = 1; locals()["made"] = 5
print(C.made, [list(locals()) == ["i"] or len(locals()) for i in (1,)] != [])
# expect: (False, 50, 1, 9, 'FrameLocalsProxy', ['a', 'b', 'extra', 'proxy', 'x'], True, 5)
# expect: (1, 3)
# expect: 5 True
