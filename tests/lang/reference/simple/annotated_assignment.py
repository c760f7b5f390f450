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
# expect: 3 [] 1.5 True {'k': 5} {'a': <class 'int'>, 'b': <class 'str'>}
# expect: False
# expect: 1 {}
# expect: (a, b): int = 1, 2 | only single target (not tuple) can be annotated
# expect: [a]: int | only single target (not list) can be annotated
# expect: a, b: int | only single target (not tuple) can be annotated
# expect: f(): int = 1 | illegal target for annotation
# expect: x: int: str | invalid syntax
# expect: 1: int | illegal target for annotation
# expect: def f():/ global g/ g: int | annotated name 'g' can't be global
# expect: x: (yield) = 1 | yield expression cannot be used within an annotation
# expect: x: int += 1 | invalid syntax
