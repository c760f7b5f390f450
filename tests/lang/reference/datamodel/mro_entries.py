# Objects that are no classes may name bases; __orig_bases__ keeps them.
class B: pass
class E:
    def __init__(self, *b): self.b = b
    def __mro_entries__(self, bases): return self.b
class C(E(B)): pass
class D(E()): pass
print(C.__bases__, len(C.__orig_bases__), D.__bases__, hasattr(B, "__orig_bases__"))
import types
print(types.resolve_bases((B, E(int))) == (B, int), types.get_original_bases(C) == C.__orig_bases__)
class Bad:
    def __mro_entries__(self, bases): return [B]
try:
    class F(Bad()): pass
except TypeError as e: print(e)
try: type("G", (E(B),), {})
except TypeError as e: print(e)
# expect: (<class '__main__.B'>,) 1 (<class 'object'>,) False
# expect: True True
# expect: __mro_entries__ must return a tuple
# expect: type() doesn't support MRO entry resolution; use types.new_class()
