# A module's attributes, its dict, and __getattr__ of a module.
import types, sys
m = types.ModuleType("demo", "Docs.")
print(m.__name__, m.__doc__, m.__loader__, m.__spec__, m.__package__, m.__dict__ is vars(m), repr(m))
m.x = 5; exec("y = x + 1\ndef __getattr__(n):\n if n == 'made': return 'by getattr'\n raise AttributeError(n)\ndef __dir__(): return ['z', 'a']", m.__dict__)
print(m.y, m.made, dir(m), hasattr(m, "nope"))
del m.x
try: m.x
except AttributeError as e: print(e)
sys.modules["demo"] = m
from demo import made, y
print(made, y)
try: from demo import other
except ImportError as e: print(type(e).__name__, e)
class M(types.ModuleType):
    @property
    def now(self): return 42
m.__class__ = M; print(m.now)
try: m.__class__ = int
except TypeError as e: print(e)
# expect: demo Docs. None None None True <module 'demo'>
# expect: 6 by getattr ['a', 'z'] False
# expect: x
# expect: by getattr 6
# expect: ImportError cannot import name 'other' from 'demo' (unknown location)
# expect: 42
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
