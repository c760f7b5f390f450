# BRANCH stands for BRANCH_LEFT and BRANCH_RIGHT; a call with *args shows its first argument.
import sys
M, EV = sys.monitoring, sys.monitoring.events
M.use_tool_id(1, "x")
def f(n):
    return "a" if n else "b"
M.set_local_events(1, f.__code__, EV.BRANCH)
print(M.get_local_events(1, f.__code__) == EV.BRANCH_LEFT | EV.BRANCH_RIGHT)
seen = []
M.register_callback(1, EV.BRANCH, lambda code, a, b: seen.append(b > a))
f(0), f(1)
print(seen)
M.set_local_events(1, f.__code__, 0)
calls = []
M.register_callback(1, EV.CALL, lambda code, off, fn, arg: calls.append((fn, arg)))
M.set_events(1, EV.CALL)
f(*[5])
(lambda *a: 0)(*())
M.set_events(1, 0)
print(calls[0] == (f, 5), calls[1][1] is M.MISSING)
try:
    M.set_local_events(1, f.__code__, EV.RAISE)
except ValueError as e:
    print(e)
# expect: True
# expect: [True, True]
# expect: True True
# expect: invalid local event set 0x800
