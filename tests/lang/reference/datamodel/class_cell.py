# super() and __class__ use a cell that the class statement fills.
class A:
    def me(self): return __class__
    def s(self): return "A"
    @staticmethod
    def st(): return __class__.__name__
class B(A):
    def s(self): return "B" + super().s()
    def nested(self): return [super(B, self).s() for _ in range(2)], (lambda s: super(B, s).s())(self)
print(A().me() is A, B().s(), B().nested(), A.st(), "__classcell__" in vars(A))
class M(type):
    def __new__(m, n, b, d): d.pop("__classcell__", None); return super().__new__(m, n, b, d)
try:
    class C(metaclass=M):
        def f(self): return __class__
except RuntimeError as e: print(str(e)[:60])
def f(): return super().s()
try: f()
except RuntimeError as e: print(e)
def g(): super()
try: g()
except RuntimeError as e: print(e)
# expect: True BA (['A', 'A'], 'A') A False
# expect: __class__ not set defining 'C' as <class '__main__.C'>. Was 
# expect: super(): no arguments
# expect: super(): no arguments
