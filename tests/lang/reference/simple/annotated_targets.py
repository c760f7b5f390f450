# Annotations of attributes, items and names in parentheses are evaluated, and kept for plain names only.
class A: pass
a = A()
a.x: int = 1
b = {}
b["k"]: str = "v"
(c): float = 2.0
d: int
print(a.x, b, c, __annotations__)
def f():
    e: undefined_name = 1
    (g): also_undefined = 2
    return e, g
print(f())
for source in ("x: int, y: int", "(a, b): int", "[a]: int", "a, b: int = 1", "x: int = y = 1", "f(): int", "5: int", "x: *a", "global x; x: int", "*a: int"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# raises: NameError: name '__annotations__' is not defined. Did you mean: '__annotate__'?
