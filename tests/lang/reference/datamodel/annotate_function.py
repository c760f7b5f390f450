# __annotate__ computes the annotations in the format that is asked for.
import annotationlib
class C:
    x: Undefined
    y: list[int]
def f(a: Missing, b: int = 1): pass
print(annotationlib.get_annotations(C, format=annotationlib.Format.STRING), annotationlib.get_annotations(f, format=annotationlib.Format.STRING))
fr = annotationlib.get_annotations(f, format=annotationlib.Format.FORWARDREF)
print(type(fr["a"]).__name__, fr["a"].__forward_arg__, fr["b"])
try: C.__annotations__
except NameError as e: print(e)
print(callable(C.__annotate__), C.__annotate__.__name__, f.__annotate__.__qualname__)
try: f.__annotate__(4)
except NotImplementedError: print("only VALUE")
Undefined = str; print(C.__annotations__)
f.__annotate__ = lambda fmt: {"made": fmt}; print(f.__annotations__)
# expect: {'x': 'Undefined', 'y': 'list[int]'} {'a': 'Missing', 'b': 'int'}
# expect: ForwardRef Missing <class 'int'>
# expect: name 'Undefined' is not defined
# expect: True __annotate__ f.__annotate__
# expect: only VALUE
# expect: {'x': <class 'str'>, 'y': list[int]}
# expect: {'made': 1}
