# Tracebacks on request and by a signal; what is refused.
import faulthandler, os, sys
def f(): faulthandler.dump_traceback(sys.stdout, all_threads=False)
f()
print(faulthandler.is_enabled()); faulthandler.enable(); print(faulthandler.is_enabled(), faulthandler.disable(), faulthandler.disable())
faulthandler.register(10, sys.stdout, all_threads=False)
def g():
    os.kill(os.getpid(), 10)
g()
print(faulthandler.unregister(10), faulthandler.unregister(10))
for h in (lambda: faulthandler.register(11), lambda: faulthandler.enable(-1), lambda: faulthandler.enable("x"), lambda: faulthandler.register(100)):
    try: print(h())
    except Exception as e: print(type(e).__name__, e)
# expect: Stack (most recent call first):
# expect:   File "tests/lang/modules/faulthandler/dump.py", line 3 in f
# expect:   File "tests/lang/modules/faulthandler/dump.py", line 4 in <module>
# expect: False
# expect: True True False
# expect: Stack (most recent call first):
# expect:   File "tests/lang/modules/faulthandler/dump.py", line 8 in g
# expect:   File "tests/lang/modules/faulthandler/dump.py", line 9 in <module>
# expect: True False
# expect: RuntimeError signal 11 cannot be registered, use enable() instead
# expect: ValueError file is not a valid file descriptor
# expect: AttributeError 'str' object has no attribute 'fileno'
# expect: ValueError signal number out of range
