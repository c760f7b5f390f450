# A profile function sees calls and returns, of C functions as well.
import sys
log = []
def prof(frame, event, arg): log.append((event, frame.f_code.co_name, getattr(arg, "__name__", None) if event.startswith("c_") else None))
def f(): return len([1]) + abs(-1)
sys.setprofile(prof); f(); sys.setprofile(None)
for e in log: print(*e)
# expect: call f None
# expect: c_call f len
# expect: c_return f len
# expect: c_call f abs
# expect: c_return f abs
# expect: return f None
# expect: c_call <module> setprofile
