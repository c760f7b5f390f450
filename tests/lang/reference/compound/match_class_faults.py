# What goes wrong with class patterns.
class A: __match_args__ = ("x",)
class B: __match_args__ = ["x"]
class C: __match_args__ = (1,)
class D: __match_args__ = ("x", "x")
class E: pass
class F: __match_args__ = ("x",); x = 1
def run(cls, args, v):
    g = {"cls": cls, "v": v, "a": None}
    try:
        exec(f"match v:\n case cls({args}): r = 'matched'\n case _: r = 'no'", g); return g["r"]
    except TypeError as e:
        return str(e)
print(run(A, "p", A())); print(run(A, "p, q", A())); print(run(B, "p", B())); print(run(C, "p", C())); print(run(D, "p, q", type("DD", (D,), {"x": 1})()))
print(run(E, "p", E())); print(run(5, "p", 5)); print(run(F, "p, x=q", F())); print(run(F, "1", F())); print(run(int, "p, q", 5)); print(run(E, "z=1", E()))
# expect: no
# expect: A() accepts 1 positional sub-pattern (2 given)
# expect: B.__match_args__ must be a tuple (got list)
# expect: __match_args__ elements must be strings (got int)
# expect: D() got multiple sub-patterns for attribute 'x'
# expect: E() accepts 0 positional sub-patterns (1 given)
# expect: called match pattern must be a class
# expect: F() got multiple sub-patterns for attribute 'x'
# expect: matched
# expect: int() accepts 1 positional sub-pattern (2 given)
# expect: no
