# sys.monitoring: events, DISABLE, local events, errors.
import sys
m=sys.monitoring; E=m.events
m.use_tool_id(0,'t')
def cb(name):
    def f(code,*a):
        if code.co_name in('f','g','gen','h'):
            print(name, code.co_name, [x if name=='LINE' else type(x).__name__ for x in a] if name not in ('RAISE','PY_UNWIND','EXCEPTION_HANDLED','RERAISE') else type(a[1]).__name__)
    return f
def f(a):
    x=len([a])
    if a: x+=1
    for i in range(2): x+=1
    try: int('q')
    except ValueError: pass
    return g(x)
def g(y):
    list(gen())
    try: raise KeyError
    finally: y=2
def gen():
    yield 1
def h():
    try: f(1)
    except KeyError: return 3
for n in ['PY_START','PY_RESUME','PY_RETURN','PY_YIELD','CALL','LINE','RAISE','EXCEPTION_HANDLED','PY_UNWIND','RERAISE','C_RETURN','C_RAISE']:
    m.register_callback(0,getattr(E,n),cb(n))
m.set_events(0,E.PY_START|E.PY_RESUME|E.PY_RETURN|E.PY_YIELD|E.CALL|E.C_RETURN|E.C_RAISE|E.LINE|E.RAISE|E.EXCEPTION_HANDLED|E.PY_UNWIND|E.RERAISE)
h()
m.set_events(0,0)
n=0
def count(code,line):
    global n; n+=1; return m.DISABLE
m.register_callback(0,E.LINE,count)
m.set_local_events(0,f.__code__,E.LINE)
print(m.get_local_events(0,f.__code__)==E.LINE)
h(); a=n; h(); print(a,n); m.restart_events(); h(); print(n)
m.set_local_events(0,f.__code__,0); h(); print(n)
m.free_tool_id(0)
def t(f,*a):
    try: print(f.__name__,f(*a))
    except Exception as e: print(f.__name__,type(e).__name__,e)
t(m.use_tool_id,9,'x'); t(m.use_tool_id,0,3); t(m.use_tool_id,0,'x'); t(m.use_tool_id,0,'y'); t(m.get_tool,0); t(m.get_tool,1); t(m.set_events,1,3); t(m.set_events,0,1<<30); t(m.set_events,0,m.events.C_RETURN); t(m.set_events,0,m.events.CALL|m.events.C_RAISE|m.events.C_RETURN); t(m.get_events,0); t(m.set_events,0,0)
t(m.register_callback,0,3,print); t(m.register_callback,0,1,print); t(m.register_callback,0,1,None);t(m.set_local_events,0,t.__code__,m.events.RAISE); t(m.set_local_events,0,3,0); t(m.get_local_events,0,t.__code__); t(m.restart_events); t(m.clear_tool_id,0);t(m.free_tool_id,0);t(m.get_tool,0); t(m._all_events)
# expect: PY_START h ['int']
# expect: LINE h [24]
# expect: CALL h ['int', 'function', 'int']
# expect: PY_START f ['int']
# expect: LINE f [11]
# expect: CALL f ['int', 'builtin_function_or_method', 'list']
# expect: C_RETURN f ['int', 'builtin_function_or_method', 'list']
# expect: LINE f [12]
# expect: LINE f [13]
# expect: CALL f ['int', 'type', 'int']
# expect: C_RETURN f ['int', 'type', 'int']
# expect: LINE f [14]
# expect: CALL f ['int', 'type', 'str']
# expect: C_RAISE f ['int', 'type', 'str']
# expect: RAISE f ValueError
# expect: EXCEPTION_HANDLED f ValueError
# expect: LINE f [15]
# expect: LINE f [16]
# expect: CALL f ['int', 'function', 'int']
# expect: PY_START g ['int']
# expect: LINE g [18]
# expect: CALL g ['int', 'function', 'object']
# expect: CALL g ['int', 'type', 'generator']
# expect: PY_START gen ['int']
# expect: LINE gen [22]
# expect: PY_YIELD gen ['int', 'int']
# expect: PY_RESUME gen ['int']
# expect: PY_RETURN gen ['int', 'NoneType']
# expect: C_RETURN g ['int', 'type', 'generator']
# expect: LINE g [19]
# expect: RAISE g KeyError
# expect: EXCEPTION_HANDLED g KeyError
# expect: LINE g [20]
# expect: RERAISE g KeyError
# expect: EXCEPTION_HANDLED g KeyError
# expect: RERAISE g KeyError
# expect: PY_UNWIND g KeyError
# expect: RAISE f KeyError
# expect: PY_UNWIND f KeyError
# expect: RAISE h KeyError
# expect: EXCEPTION_HANDLED h KeyError
# expect: LINE h [25]
# expect: PY_RETURN h ['int', 'int']
# expect: True
# expect: 6 6
# expect: 12
# expect: 12
# expect: use_tool_id ValueError invalid tool 9 (must be between 0 and 5)
# expect: use_tool_id ValueError tool name must be a str
# expect: use_tool_id None
# expect: use_tool_id ValueError tool 0 is already in use
# expect: get_tool x
# expect: get_tool None
# expect: set_events ValueError tool 1 is not in use
# expect: set_events ValueError invalid event set 0x40000000
# expect: set_events ValueError cannot set C_RETURN or C_RAISE events independently
# expect: set_events None
# expect: get_events 16
# expect: set_events None
# expect: register_callback ValueError The callback can only be set for one event at a time
# expect: register_callback None
# expect: register_callback <built-in function print>
# expect: set_local_events ValueError invalid local event set 0x800
# expect: set_local_events TypeError code must be a code object
# expect: get_local_events 0
# expect: restart_events None
# expect: clear_tool_id None
# expect: free_tool_id None
# expect: get_tool None
# expect: _all_events {}
