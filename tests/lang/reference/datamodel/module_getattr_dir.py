# A module's __getattr__ and __dir__, and a class set as its type.
import sys, types
m = types.ModuleType("m")
exec("def __getattr__(n):\n    if n == 'lazy': return 42\n    raise AttributeError('no ' + n)\ndef __dir__(): return ['lazy', 'b']\n", m.__dict__)
sys.modules["m"] = m
from m import lazy
print(lazy, dir(m))
try:
    m.other
except AttributeError as e:
    print(e)
try:
    from m import other
except ImportError as e:
    print(e)
class V(types.ModuleType):
    @property
    def p(self): return "property of " + self.__name__
m.__class__ = V
print(m.p)
# expect: 42 ['b', 'lazy']
# expect: no other
# expect: cannot import name 'other' from 'm' (unknown location)
# expect: property of m
