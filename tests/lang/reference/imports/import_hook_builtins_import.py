# builtins.__import__ replaced: what the statement hands to it.
import builtins
real, seen = builtins.__import__, []
def spy(name, globals=None, locals=None, fromlist=(), level=0):
    seen.append((name, fromlist, level))
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = spy
try:
    import math
    import os.path as p
    from math import pi, e as euler
    from collections import *
    try: exec("from . import x", {"__package__": "", "__builtins__": builtins})
    except ImportError: pass
    try: exec("from ..a import b", {"__package__": "q.r", "__builtins__": builtins})
    except ImportError as error: print(error)
finally: builtins.__import__ = real
for line in seen:
    if line[0] in ("math", "os.path", "collections", "", "a"): print(line)
ns = {"__builtins__": {}}
try: exec("import math", ns)
except ImportError as error: print(error)
# expect: No module named 'q'
# expect: ('math', None, 0)
# expect: ('os.path', None, 0)
# expect: ('math', ('pi', 'e'), 0)
# expect: ('collections', ('*',), 0)
# expect: ('', ('x',), 1)
# expect: ('a', ('b',), 2)
# expect: __import__ not found
