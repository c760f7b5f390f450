# Objects that are no classes may stand among the bases.
class P:
    def __init__(self, *b): self.b = b
    def __mro_entries__(self, bases): return self.b
class A: pass
class B(P(A), P(), P(int)): pass
print(B.__mro__, B.__orig_bases__ is not None, len(B.__orig_bases__))
class Bad:
    def __mro_entries__(self, bases): return [A]
try:
    class C(Bad()): pass
except TypeError as e:
    print(e)
try:
    type("D", (P(A),), {})
except TypeError as e:
    print(e)
import types
print(types.resolve_bases((P(A, int), str)))
# expect: (<class '__main__.B'>, <class '__main__.A'>, <class 'int'>, <class 'object'>) True 3
# expect: __mro_entries__ must return a tuple
# expect: type() doesn't support MRO entry resolution; use types.new_class()
# expect: (<class '__main__.A'>, <class 'int'>, <class 'str'>)
