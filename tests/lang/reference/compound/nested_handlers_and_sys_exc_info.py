# sys.exception() is the one being handled, and the outer one again afterwards.
import sys
def now(): return type(sys.exception()).__name__
out = [now()]
try: raise KeyError
except KeyError:
    out.append(now())
    try: raise ValueError
    except ValueError:
        out.append(now())
        def gen():
            try: raise OSError
            except OSError: yield now()
            yield now()
        out += list(gen())
    out.append(now())
    try: pass
    finally: out.append(now())
out.append(now())
print(out, sys.exc_info())
# expect: ['NoneType', 'KeyError', 'ValueError', 'OSError', 'ValueError', 'KeyError', 'KeyError', 'NoneType'] (None, None, None)
