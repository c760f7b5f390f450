# DISABLE holds until the event is taken from the code object: switched on again, it is told again.
import sys
m = sys.monitoring
seen = []
def f(x):
    return x + 1
m.use_tool_id(3, "test")
m.register_callback(3, m.events.PY_START, lambda code, at: seen.append("start") or m.DISABLE)
m.register_callback(3, m.events.PY_RETURN, lambda code, at, value: seen.append(value) or m.DISABLE)
for events in (m.events.PY_START, m.events.PY_START | m.events.PY_RETURN, m.events.PY_RETURN, 0, m.events.PY_START, m.events.PY_RETURN):
    m.set_local_events(3, f.__code__, events)
    f(1)
    f(2)
    print(events, seen)
    seen.clear()
m.set_local_events(3, f.__code__, 0)
m.free_tool_id(3)
for local in True, False:  # or with the tool
    m.use_tool_id(3, "test")
    m.register_callback(3, m.events.PY_START, lambda code, at: seen.append(code.co_name) or m.DISABLE)
    if local:
        m.set_local_events(3, f.__code__, m.events.PY_START)
    else:
        m.set_events(3, m.events.PY_START)
    f(1)
    f(2)
    m.free_tool_id(3)
    f(3)
    print(seen.count("f"))
# expect: 1 ['start']
# expect: 5 [2]
# expect: 4 []
# expect: 0 []
# expect: 1 ['start']
# expect: 4 [2]
# expect: 1
# expect: 2
