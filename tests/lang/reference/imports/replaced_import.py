# The import statement calls builtins.__import__.
import builtins
calls = []
real = builtins.__import__
def fake(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level))
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = fake
import os.path
from math import pi, e
from os import path as p
builtins.__import__ = real
print(calls)
# expect: [('os.path', None, 0), ('math', ('pi', 'e'), 0), ('os', ('path',), 0)]
