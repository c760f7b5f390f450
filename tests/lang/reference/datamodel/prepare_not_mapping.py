# What __prepare__ gives must be a mapping.
class M(type):
    @classmethod
    def __prepare__(cls, *a): return 5
try:
    class A(metaclass=M): pass
except TypeError as e:
    print(e)
# expect: M.__prepare__() must return a mapping, not int
