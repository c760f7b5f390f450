# PEP 649: annotations are evaluated when asked for.
from annotationlib import get_annotations, Format, ForwardRef
def func(arg: Undefined) -> "str": pass
try: get_annotations(func, format=Format.VALUE)
except NameError as e: print(e)
r = get_annotations(func, format=Format.FORWARDREF); print(type(r["arg"]).__name__, r["return"])
print(get_annotations(func, format=Format.STRING))
class Node:
    left: Node | None
    right: list[Node]
print(Node.__annotations__)
def cond(flag):
    class C:
        if flag: a: int
        else: b: str
    return C.__annotations__
print(cond(True), cond(False))
# expect: name 'Undefined' is not defined
# expect: ForwardRef str
# expect: {'arg': 'Undefined', 'return': 'str'}
# expect: {'left': __main__.Node | None, 'right': list[__main__.Node]}
# expect: {'a': <class 'int'>} {'b': <class 'str'>}
