# sys.monitoring: tools, events, callbacks that switch themselves off.
import sys
m = sys.monitoring; E = m.events
m.use_tool_id(3, "tester"); log = []
m.register_callback(3, E.PY_START, lambda c, o: log.append(("start", c.co_name)))
m.register_callback(3, E.PY_RETURN, lambda c, o, r: log.append(("return", c.co_name, r)))
m.register_callback(3, E.LINE, lambda c, l: (log.append(("line", l - c.co_firstlineno)), m.DISABLE)[1])
m.register_callback(3, E.RAISE, lambda c, o, e: log.append(("raise", type(e).__name__)))
def f(n):
    for i in range(n):
        n += i
    return n
def g():
    try: raise KeyError
    except KeyError: return 1
m.set_local_events(3, f.__code__, E.LINE | E.PY_START | E.PY_RETURN); f(3); f(2)
m.set_local_events(3, f.__code__, 0); m.set_events(3, E.RAISE); g(); m.set_events(3, 0)
print(*log, sep="\n"); print(m.get_tool(3), m.get_events(3)); m.free_tool_id(3); print(m.get_tool(3))
for bad in ("m.use_tool_id(9, 'x')", "m.set_events(3, E.LINE)", "m.register_callback(3, 3, None)", "m.use_tool_id(1, 5)"):
    try: eval(bad); print("ok")
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
# expect: ('start', 'f')
# expect: ('line', 1)
# expect: ('line', 2)
# expect: ('line', 1)
# expect: ('line', 3)
# expect: ('return', 'f', 6)
# expect: ('start', 'f')
# expect: ('return', 'f', 3)
# expect: ('raise', 'KeyError')
# expect: tester 0
# expect: None
# expect: ValueError invalid tool 9 (must be between 0 and 5)
# expect: ValueError tool 3 is not in use
# expect: ValueError The callback can only be set for one event at a time
# expect: ValueError tool name must be a str
