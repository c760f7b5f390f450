# The three formats of get_annotations for a name that does not exist yet.
import annotationlib
from annotationlib import Format, ForwardRef
def f(a: int, b: Later, c: list[Later] = ()) -> None: ...
try:
    annotationlib.get_annotations(f)
except NameError as e:
    print(e)
print(annotationlib.get_annotations(f, format=Format.STRING))
refs = annotationlib.get_annotations(f, format=Format.FORWARDREF)
print(refs["a"], type(refs["b"]).__name__, refs["b"].__forward_arg__, refs["return"])
Later = str
print(refs["b"].evaluate(), annotationlib.get_annotations(f)["c"])
print(Format.VALUE.value, Format.FORWARDREF.value, Format.STRING.value)
print(annotationlib.type_repr(int), annotationlib.type_repr(f), annotationlib.type_repr("x"), annotationlib.type_repr(...))
# expect: name 'Later' is not defined
# expect: {'a': 'int', 'b': 'Later', 'c': 'list[Later]', 'return': 'None'}
# expect: <class 'int'> ForwardRef Later None
# expect: <class 'str'> list[str]
# expect: 1 3 4
# expect: int __main__.f 'x' ...
