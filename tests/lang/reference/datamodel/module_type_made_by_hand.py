# Modules made without a file: attributes, repr, class assignment, deletion, __dict__.
import sys, types
m = types.ModuleType("handmade", "About it.")
print(m, m.__doc__, m.__loader__, m.__spec__, sorted(m.__dict__))
exec("x = 1\ndef f(): return x", m.__dict__)
print(m.f(), m.f.__module__)
class Loud(types.ModuleType):
    def __setattr__(self, name, value):
        print("set", name); super().__setattr__(name, value)
    @property
    def computed(self): return self.x * 10
m.__class__ = Loud
m.x = 4
print(m.computed, m.f(), type(m).__name__)
del m.x
try: m.x
except AttributeError as e: print(e)
try: m.f()
except NameError as e: print(e)
sys.modules["handmade"] = m
import handmade
print(handmade is m)
try: m.__class__ = int
except TypeError as e: print(e)
# expect: <module 'handmade'> About it. None None ['__doc__', '__loader__', '__name__', '__package__', '__spec__']
# expect: 1 handmade
# expect: set x
# expect: 40 4 Loud
# expect: module 'handmade' has no attribute 'x'
# expect: name 'x' is not defined
# expect: True
# expect: set __class__
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
