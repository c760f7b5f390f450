# super objects, staticmethod annotations, property names.
class A:
    @property
    def p(self): return 1
    @staticmethod
    def s(x: int) -> str: "doc"
class B(A):
    def f(self): return super().__thisclass__.__name__, super().__self_class__.__name__, repr(super()).split(",")[0]
print(B().f(), A.p.__name__, A.__dict__["s"].__annotations__, A.s.__doc__)
# expect: ('B', 'B', "<super: <class 'B'>") p {'x': <class 'int'>, 'return': <class 'str'>} doc
