# Attributes of modules, classes, instances and functions; missing ones raise.
import math
class C: x = 1
c = C(); c.y = 2
def f(): pass
f.note = "n"
print(math.pi > 3, C.x, c.x, c.y, f.note, (5).real, "a".upper(), [].append.__name__)
for bad in ("c.z", "C.y", "math.nope", "f.zzz", "(5).foo", "None.x", "[].foo", "''.foo", "print.q", "type.zz", "(1,2).a"):
    try: eval(bad)
    except AttributeError as e: print(e, "|", e.name, "|", type(e.obj).__name__)
# expect: True 1 1 2 n 5 A append
# expect: 'C' object has no attribute 'z' | z | C
# expect: type object 'C' has no attribute 'y' | y | type
# expect: module 'math' has no attribute 'nope' | nope | module
# expect: 'function' object has no attribute 'zzz' | zzz | function
# expect: 'int' object has no attribute 'foo' | foo | int
# expect: 'NoneType' object has no attribute 'x' | x | NoneType
# expect: 'list' object has no attribute 'foo' | foo | list
# expect: 'str' object has no attribute 'foo' | foo | str
# expect: 'builtin_function_or_method' object has no attribute 'q' | q | builtin_function_or_method
# expect: type object 'type' has no attribute 'zz' | zz | type
# expect: 'tuple' object has no attribute 'a' | a | tuple
