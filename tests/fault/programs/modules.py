# Modules and the names in them.
import sys
import time
import math as m
from math import pi, floor as fl

print(m.pi == pi, fl(2.5), sys.maxsize, len(sys.argv), time.time() > 0)
try:
    import nothing_of_this_name
except ImportError as e:
    print(type(e).__name__, e)
try:
    from math import nothing
except ImportError as e:
    print(e)
print(sorted(k for k in globals() if not k.startswith("__")))
print(hasattr(sys, "path"), sys.intern("abc") is sys.intern("abc"), vars(m)["pi"] == pi)
