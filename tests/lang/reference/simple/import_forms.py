# import binds the top package or the name after as; from binds attributes or submodules.
import os.path, sys as system, math
import os.path as p
from math import pi, floor as fl, sqrt
from os import (path,
                sep as separator,)
print(os.__name__, system.__name__, p is os.path, pi == math.pi, fl(2.7), sqrt(4), path is p, separator)
def f():
    import json
    from math import e as number
    return json.__name__, round(number, 2)
for _ in range(30): r = f()
print(r)
class C:
    import string
    from string import digits
print(C.string.__name__, C.digits)
# expect: os sys True True 2 2.0 True /
# expect: ('json', 2.72)
# expect: string 0123456789
