# A class may bring its own __annotate__; it is asked once, and its answer is kept.
calls = []
class A:
    def __annotate__(format):
        calls.append(format)
        if format > 2:
            raise NotImplementedError
        return {"x": int}
print(A.__annotations__, A.__annotations__, len(calls))
import annotationlib
print(annotationlib.get_annotations(A, format=annotationlib.Format.STRING))
def f(x: int): pass
print(f.__annotate__(1))
f.__annotate__ = lambda format: {"y": str}
print(f.__annotations__)
f.__annotations__ = {"z": 1}
print(f.__annotate__, f.__annotations__)
try:
    f.__annotate__ = 5
except TypeError as e:
    print(e)
# expect: {'x': <class 'int'>} {'x': <class 'int'>} 1
# expect: {'x': 'int'}
# expect: {'x': <class 'int'>}
# expect: {'y': <class 'str'>}
# expect: None {'z': 1}
# expect: __annotate__ must be callable or None
