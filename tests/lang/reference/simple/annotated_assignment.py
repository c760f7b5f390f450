# Annotations of names, attributes and items; which are kept and which evaluated.
x: int = 3
y: str
(z): list = []
class C:
    a: int
    b: str = "b"
    def __init__(self): self.c: float = 1.5
C.d: bool = True
d = {}
d["k"]: int = 5
print(x, z, C().c, C.d, d, C.__annotations__)
print("y" in globals())
def f():
    v: undefined_name = 1
    w: also_undefined
    return v
print(f(), f.__annotations__)
for source in ("(a, b): int = 1, 2", "[a]: int", "a, b: int", "f(): int = 1", "x: int: str", "1: int", "def f():\n global g\n g: int", "x: (yield) = 1", "x: int += 1"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(source.replace("\n", "/"), "|", e.msg)
# raises: NameError: name '__annotations__' is not defined. Did you mean: '__annotate__'?
