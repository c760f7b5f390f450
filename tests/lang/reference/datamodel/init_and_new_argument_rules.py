# object takes no arguments unless one of __new__ and __init__ is overridden.
class Neither: pass
class OnlyNew:
    def __new__(cls, *a): return object.__new__(cls)
class OnlyInit:
    def __init__(self, *a): pass
class Both:
    def __new__(cls, *a): return object.__new__(cls)
    def __init__(self, *a): object.__init__(self)
class NewPasses:
    def __new__(cls, *a): return object.__new__(cls, *a)
class InitPasses:
    def __init__(self, *a): super().__init__(*a)
for cls in (Neither, OnlyNew, OnlyInit, Both, NewPasses, InitPasses):
    try:
        print(cls.__name__, type(cls(1)).__name__)
    except TypeError as e:
        print(cls.__name__, "|", e)
try: object.__new__(int)
except TypeError as e: print(e)
try: object.__new__(5)
except TypeError as e: print(e)
# expect: Neither | Neither() takes no arguments
# expect: OnlyNew OnlyNew
# expect: OnlyInit OnlyInit
# expect: Both Both
# expect: NewPasses | object.__new__() takes exactly one argument (the type to instantiate)
# expect: InitPasses | object.__init__() takes exactly one argument (the instance to initialize)
# expect: object.__new__(int) is not safe, use int.__new__()
# expect: object.__new__(X): X is not a type object (int)
