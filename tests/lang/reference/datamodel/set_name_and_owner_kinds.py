# __set_name__ runs once for each name in the body's order, before __init_subclass__, not for later assignments.
class D:
    def __set_name__(self, owner, name): print("named", owner.__name__, name)
class Base:
    def __init_subclass__(cls, **kw): print("subclass", cls.__name__, kw)
shared = D()
class A(Base, flag=1):
    one = shared
    two = shared
    three = D()
A.four = D()
type("B", (Base,), {"five": D()})
class Bad:
    def __set_name__(self, owner, name): raise ValueError("no")
try:
    class C: attr = Bad()
except ValueError as e: print(e, e.__notes__)
# expect: named A one
# expect: named A two
# expect: named A three
# expect: subclass A {'flag': 1}
# expect: named B five
# expect: subclass B {}
# expect: no ["Error calling __set_name__ on 'Bad' instance 'attr' in 'C'"]
