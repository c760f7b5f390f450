# __new__ that gives another type's object: __init__ is skipped; one that gives its own: it runs, again and again.
class A:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return 5 if args else super().__new__(cls)
    def __init__(self, *args): print("init", args)
print(A(1), type(A()).__name__)
class One:
    it = None
    def __new__(cls, n):
        if cls.it is None: cls.it = super().__new__(cls)
        return cls.it
    def __init__(self, n): self.n = n
x, y = One(1), One(2)
print(x is y, x.n)
class Bad:
    def __init__(self): return 3
try: Bad()
except TypeError as e: print(e)
class Sub(A): pass
class Maker:
    def __new__(cls): return Sub()
print(type(Maker()).__name__)
# expect: new A (1,)
# expect: new A ()
# expect: init ()
# expect: 5 A
# expect: True 2
# expect: __init__() should return None, not 'int'
# expect: new Sub ()
# expect: init ()
# expect: Sub
