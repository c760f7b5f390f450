"""Subclasses of list and tuple with a __new__ or an __init__ of their own take keywords."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class A(list): pass
class B(list):
    def __init__(self, items, newarg=None):
        super().__init__(items)
        self.newarg = newarg
class C(list):
    def __new__(cls, items, newarg=None):
        self = super().__new__(cls, items)
        self.newarg = newarg
        return self
class D(tuple):
    def __new__(cls, items, newarg=None):
        return super().__new__(cls, items)
tell(A, a=1)
tell(A, [1], a=1)
tell(B, [1], newarg=3)
tell(C, [1], newarg=3)
print(C([1], newarg=3).newarg)
tell(D, [1], newarg=3)
tell(list, sequence=1)
tell(tuple, [1], a=3)
# expect: TypeError list() takes no keyword arguments
# expect: TypeError list() takes no keyword arguments
# expect: [1]
# expect: [1]
# expect: 3
# expect: (1,)
# expect: TypeError list() takes no keyword arguments
# expect: TypeError tuple() takes no keyword arguments
