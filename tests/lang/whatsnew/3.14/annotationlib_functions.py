# ForwardRef evaluation and helpers of annotationlib.
import annotationlib as al
f = al.ForwardRef("list[X]"); X = int
print(f.evaluate(globals=globals()), al.type_repr(int), al.annotations_to_string({"a": int, "b": "x"}), al.Format.VALUE.value)
def g(a: Nope[int] | None, b: Also.attr): pass
print(al.get_annotations(g, format=al.Format.STRING)); r = al.get_annotations(g, format=al.Format.FORWARDREF); print(type(r["a"]).__name__, type(r["b"]).__name__)
# expect: list[int] int {'a': 'int', 'b': 'x'} 1
# expect: {'a': 'Nope[int] | None', 'b': 'Also.attr'}
# expect: ForwardRef ForwardRef
