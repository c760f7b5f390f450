# Private slot names are mangled.
class A:
    __slots__ = ("__p", "q")
    def __init__(self): self.__p = 3
a = A()
print(a._A__p, [n for n in dir(A) if n.endswith("p")])
# expect: 3 ['_A__p']
