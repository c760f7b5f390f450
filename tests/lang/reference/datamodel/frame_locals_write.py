# Writing into f_locals of a running function changes its variables, cells as well.
import sys
def poke(name, value): sys._getframe(1).f_locals[name] = value
def f():
    x, out = 1, []
    def g(): return c
    c = 5
    for i in range(40):
        if i == 30: poke("x", 100); poke("c", 7)
        out.append(x + g())
    return out[0], out[29], out[30], out[-1], sorted(sys._getframe().f_locals)
print(f())
def h():
    sys._getframe().f_locals["extra"] = 3
    return sys._getframe().f_locals["extra"], type(sys._getframe().f_locals).__name__, "extra" in locals()
print(h())
# expect: (6, 6, 107, 107, ['c', 'g', 'i', 'out', 'x'])
# expect: (3, 'FrameLocalsProxy', True)
