# __init_subclass__ is called for each subclass with the keywords of its class statement.
class P:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; P.subs.append(cls.__name__)
class A(P, tag="a"): pass
class B(A): pass
C = type("C", (P,), {}, tag="dyn")
print(P.subs, A.tag, B.tag, C.tag)
try:
    class D(P, other=1): pass
except TypeError as e: print(e)
try:
    class E(x=1): pass
except TypeError as e: print(e)
class F:
    @classmethod
    def __init_subclass__(cls): print("explicit", cls.__name__)
class G(F): pass
# expect: ['A', 'B', 'C'] a None dyn
# expect: D.__init_subclass__() takes no keyword arguments
# expect: E.__init_subclass__() takes no keyword arguments
# expect: explicit G
