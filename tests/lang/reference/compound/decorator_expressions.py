# Any expression may be a decorator.
reg = {"id": lambda f: f}
@reg["id"]
def a(): return "a"
@(lambda f: lambda *x: (f(*x), "wrapped"))
def b(x): return x
@[1, len][1] if 0 else str
def c(): pass
@staticmethod
def s(): return "static"
class C:
    @property
    def p(self): return 5
    @p.setter
    def p(self, v): self.q = v
    @classmethod
    @property.__class__.mro.__class__ if False else (lambda f: f)
    def k(cls): return cls.__name__
o = C(); o.p = 9
print(a(), b(3), type(c), s(), o.p, o.q, C.k())
try: compile("@a\nx = 1", "s", "exec")
except SyntaxError as e: print(e.msg)
# expect: a (3, 'wrapped') <class 'str'> static 5 9 C
# expect: invalid syntax
