# AttributeError texts for all kinds of objects.
import math, types
class C: __slots__ = ("s",)
class D:
    @property
    def p(self): return 1
def f(): pass
for code in ("C().x", "C().s", "C.x", "C().x = 1", "D().p = 2", "del D().p", "D().q", "del D().q", "math.x", "f.x", "del f.__name__", "(5).x = 1", "'a'.x", "None.x", "len.x", "super().x", "type.x", "(i for i in ()).x", "[].sort.x", "object().x = 1", "D.p.x", "f.__code__.x", "del C.s", "del C().s", "types.SimpleNamespace().x", "D().p.x", "del D.p; D().p", "(1, 2).x", "Ellipsis.x", "print.__self__.nope", "setattr(f, '__dict__', 5)", "f.__defaults__ = 5", "D.__mro__ = ()", "C.__dict__ = {}", "int.x = 5", "del int.real"):
    try: exec(code)
    except Exception as e: print(code, "|", type(e).__name__, e)
# expect: C().x | AttributeError 'C' object has no attribute 'x'
# expect: C().s | AttributeError 'C' object has no attribute 's'
# expect: C.x | AttributeError type object 'C' has no attribute 'x'
# expect: C().x = 1 | AttributeError 'C' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: D().p = 2 | AttributeError property 'p' of 'D' object has no setter
# expect: del D().p | AttributeError property 'p' of 'D' object has no deleter
# expect: D().q | AttributeError 'D' object has no attribute 'q'
# expect: del D().q | AttributeError 'D' object has no attribute 'q'
# expect: math.x | AttributeError module 'math' has no attribute 'x'
# expect: f.x | AttributeError 'function' object has no attribute 'x'
# expect: del f.__name__ | TypeError __name__ must be set to a string object
# expect: (5).x = 1 | AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 'a'.x | AttributeError 'str' object has no attribute 'x'
# expect: None.x | AttributeError 'NoneType' object has no attribute 'x'
# expect: len.x | AttributeError 'builtin_function_or_method' object has no attribute 'x'
# expect: super().x | RuntimeError super(): no arguments
# expect: type.x | AttributeError type object 'type' has no attribute 'x'
# expect: (i for i in ()).x | AttributeError 'generator' object has no attribute 'x'
# expect: [].sort.x | AttributeError 'builtin_function_or_method' object has no attribute 'x'
# expect: object().x = 1 | AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: D.p.x | AttributeError 'property' object has no attribute 'x'
# expect: f.__code__.x | AttributeError 'code' object has no attribute 'x'
# expect: del C().s | AttributeError 'C' object has no attribute 's' and no __dict__ for setting new attributes
# expect: types.SimpleNamespace().x | AttributeError 'types.SimpleNamespace' object has no attribute 'x'
# expect: D().p.x | AttributeError 'int' object has no attribute 'x'
# expect: del D.p; D().p | AttributeError 'D' object has no attribute 'p'
# expect: (1, 2).x | AttributeError 'tuple' object has no attribute 'x'
# expect: Ellipsis.x | AttributeError 'ellipsis' object has no attribute 'x'
# expect: print.__self__.nope | AttributeError module 'builtins' has no attribute 'nope'
# expect: setattr(f, '__dict__', 5) | TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: f.__defaults__ = 5 | TypeError __defaults__ must be set to a tuple object
# expect: D.__mro__ = () | AttributeError attribute '__mro__' of 'type' objects is not writable
# expect: C.__dict__ = {} | AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: int.x = 5 | TypeError cannot set 'x' attribute of immutable type 'int'
# expect: del int.real | TypeError cannot set 'real' attribute of immutable type 'int'
