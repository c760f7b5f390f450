# Frames: code, line, locals, globals, back.
import sys
def f(a):
    b = a * 2
    fr = sys._getframe()
    g(fr)
    print(b)
def g(fr):
    me = sys._getframe()
    print(me.f_back is fr, fr.f_code.co_name, sorted(fr.f_locals), fr.f_locals["b"], fr.f_globals is globals(), fr.f_builtins["len"] is len, fr.f_lineno - f.__code__.co_firstlineno, fr.f_lasti > 0, fr.f_trace)
f(21)
print(sys._getframe().f_code.co_name, sys._getframe().f_locals is globals() or sys._getframe().f_locals == globals())
try: sys._getframe(1000)
except ValueError as e: print(e)
# expect: True f ['a', 'b', 'fr'] 42 True True 3 True None
# expect: 42
# expect: <module> True
# expect: call stack is not deep enough
