# A profiler counts each call once, by caller too, natives and generators as well.
import _lsprof
import sys
import sysconfig

class C:
    def __getattr__(self, name):
        raise AttributeError

def helper(n):
    hasattr(C(), "foo")
    [].append(42)
    return n if n == 0 else helper(n - 1)

def numbers():
    yield 1
    yield 2

def name(code):
    return code if isinstance(code, str) else code.co_name

p = _lsprof.Profiler()
p.enable()
for i in range(4):
    helper(2)
for i in numbers():
    pass
p.disable()
for e in sorted(p.getstats(), key=lambda e: name(e.code)):
    print(name(e.code), e.callcount, e.reccallcount, sorted((name(s.code), s.callcount) for s in e.calls or []))
p.clear()
print(p.getstats())
ticks = 0
def timer():
    global ticks
    ticks += 1
    return ticks
p = _lsprof.Profiler(timer, 0.5)
p.enable(subcalls=False, builtins=False)
helper(0)
p.disable()
print([(name(e.code), e.totaltime, e.inlinetime, e.calls) for e in sorted(p.getstats(), key=lambda e: name(e.code))])
try:
    p.enable()
    _lsprof.Profiler().enable()
except ValueError as e:
    print(e)
p.disable()
print(sysconfig.get_config_var("Py_GIL_DISABLED"))
# expect: <built-in method builtins.hasattr> 12 0 [('__getattr__', 12)]
# expect: <method 'append' of 'list' objects> 12 0 []
# expect: <method 'disable' of '_lsprof.Profiler' objects> 1 0 []
# expect: __getattr__ 12 0 []
# expect: helper 12 8 [('<built-in method builtins.hasattr>', 12), ("<method 'append' of 'list' objects>", 12), ('helper', 8)]
# expect: numbers 3 0 []
# expect: []
# expect: [('__getattr__', 0.5, 0.5, None), ('helper', 1.5, 1.0, None)]
# expect: tool 2 is already in use
# expect: 0
