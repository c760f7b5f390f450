# __annotations__ and __annotate__ of classes, modules and functions.
class A:
    x: int = 1
    y: 'str'
class B(A): pass
print(A.__annotations__, B.__annotations__, A.__annotate__(1), B.__annotate__)
try: int.__annotations__
except AttributeError as e: print(e)
try: print(int.__annotate__)
except AttributeError as e: print(e)
A.__annotations__['z'] = 3; print(A.__annotations__)
A.__annotations__ = {'q': 1}; print(A.__annotations__, A.__annotate__)
del A.__annotations__; print(A.__annotations__)
try: A.__annotate__ = 5
except TypeError as e: print(e)
A.__annotate__ = lambda f: {'n': f}; print(A.__annotations__)
class C: z: undefined
try: C.__annotations__
except NameError as e: print(e)
print([k for k in vars(A) if 'annot' in k])
import sys
w: int = 3
if w: v: str
m = sys.modules['__main__']
print(m.__annotations__)
print(sys.__annotations__)
def f(a: int, *b: str) -> None: pass
print(f.__annotations__, f.__annotate__(1)); f.__annotations__ = {}; print(f.__annotations__, f.__annotate__)
class D:
    for i in range(2): t: i
print(D.__annotations__)
# expect: {'x': <class 'int'>, 'y': 'str'} {} {'x': <class 'int'>, 'y': 'str'} None
# expect: type object 'int' has no attribute '__annotations__'
# expect: type object 'int' has no attribute '__annotate__'
# expect: {'x': <class 'int'>, 'y': 'str', 'z': 3}
# expect: {'q': 1} None
# expect: {}
# expect: __annotate__ must be callable or None
# expect: {'n': 1}
# expect: name 'undefined' is not defined
# expect: ['__annotate_func__', '__annotations_cache__']
# expect: {'w': <class 'int'>, 'v': <class 'str'>}
# expect: {}
# expect: {'a': <class 'int'>, 'b': <class 'str'>, 'return': None} {'a': <class 'int'>, 'b': <class 'str'>, 'return': None}
# expect: {} None
# expect: {'t': 1}
