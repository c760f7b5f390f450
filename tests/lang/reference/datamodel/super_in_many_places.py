# super() in classmethods, staticmethods, properties, nested functions and comprehensions.
class A:
    @classmethod
    def make(cls): return "A.make " + cls.__name__
    @property
    def p(self): return "A.p"
    def m(self): return "A.m"
    @staticmethod
    def s(): return "A.s"
class B(A):
    @classmethod
    def make(cls): return "B>" + super().make()
    @property
    def p(self): return "B>" + super().p
    def m(self): return [super().m() for _ in range(2)], (lambda: super(B, self).m())()
    @staticmethod
    def s(): return "B>" + super(B, B).s()
    def nested(self):
        def inner(me): return super().m()
        return inner(self)
    def gone(self):
        del self
        return super().m()
    @staticmethod
    def none(): return super().s()
print(B.make(), B().p, B().m(), B.s(), B().nested())
for f in (lambda: B().gone(), B.none, lambda: super()):
    try: print(f())
    except (RuntimeError, TypeError) as e: print(type(e).__name__, e)
try: super(B, 5)
except TypeError as e: print(e)
print(super(B, B()).__thisclass__.__name__, super(B, B()).__self_class__.__name__, super(A).__self__)
# expect: B>A.make B B>A.p (['A.m', 'A.m'], 'A.m') B>A.s A.m
# expect: RuntimeError super(): arg[0] deleted
# expect: RuntimeError super(): no arguments
# expect: RuntimeError super(): no arguments
# expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (B).
# expect: B B None
