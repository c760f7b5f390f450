# Annotations are not evaluated before they are asked for, and see later names.
def f(a: Later, b: 1 / 0 = 2) -> "text": pass
class C:
    x: Later
    y: int = 3
class Later: pass
print(C.__annotations__["x"] is Later, C.y, "x" in vars(C))
try:
    f.__annotations__
except ZeroDivisionError as e:
    print(e)
import annotationlib
print(annotationlib.get_annotations(f, format=annotationlib.Format.STRING))
# expect: True 3 False
# expect: division by zero
# raises: ZeroDivisionError: division by zero
