# A trace function sees calls, lines, returns and exceptions.
import sys
log = []
def tracer(frame, event, arg):
    if frame.f_code.co_name in ("f", "g"): log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg if event == "return" else arg[0].__name__ if event == "exception" else None))
    return tracer
def f(x):
    y = g(x)
    return y
def g(x):
    for i in range(2):
        x += i
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    return x
sys.settrace(tracer); f(1); sys.settrace(None)
for e in log: print(*e)
# expect: f call 0 None
# expect: f line 1 None
# expect: g call 0 None
# expect: g line 1 None
# expect: g line 2 None
# expect: g line 1 None
# expect: g line 2 None
# expect: g line 1 None
# expect: g line 3 None
# expect: g line 4 None
# expect: g exception 4 ZeroDivisionError
# expect: g line 5 None
# expect: g line 6 None
# expect: g line 7 None
# expect: g return 7 2
# expect: f line 2 None
# expect: f return 2 2
