# Hooks for exceptions that cannot go anywhere.
import sys, threading
seen = []
sys.unraisablehook = lambda u: seen.append((type(u.exc_value).__name__, str(u.exc_value), u.err_msg is None or u.err_msg[:20]))
class D:
    def __del__(self): raise ValueError("in del")
D()
print(seen)
sys.excepthook = lambda t, v, tb: print("hook", t.__name__, v)
threading.excepthook = lambda a: print("thread", a.exc_type.__name__, a.exc_value)
t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()
sys.excepthook(KeyError, KeyError("direct"), None)
# expect: [('ValueError', 'in del', 'Exception ignored wh')]
# expect: thread ZeroDivisionError division by zero
# expect: hook KeyError 'direct'
