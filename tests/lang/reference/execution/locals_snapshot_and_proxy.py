# locals() of a function is a fresh dictionary, a frame's f_locals a live view (PEP 667).
import sys
def f():
    x = 1
    a = locals(); a["x"] = 100
    b = locals()
    p = sys._getframe().f_locals
    p["x"] = 7; p["new"] = 8
    return x, a["x"], b["x"], a is b, "new" in locals(), type(p).__name__
print(f())
# expect: (7, 100, 1, False, True, 'FrameLocalsProxy')
