# __set_name__ is told the class and the name, errors get a note.
class D:
    def __set_name__(self, owner, name): self.n = f"{owner.__name__}.{name}"
class C: a = D(); b = c = D()
print(C.a.n, C.b.n)
C.late = D(); print(hasattr(C.late, "n"))
class Bad:
    def __set_name__(self, o, n): raise ValueError("no")
try:
    class E: x = Bad()
except ValueError as e: print(e, e.__notes__)
class F: locals()["dyn"] = D()
print(F.dyn.n, type("G", (), {"y": D()}).y.n)
# expect: C.a C.c
# expect: False
# expect: no ["Error calling __set_name__ on 'Bad' instance 'x' in 'E'"]
# expect: F.dyn G.y
