# A descriptor with __set__ alone is read from the dictionary, then from the class.
class S:
    def __set__(self, o, v): o.__dict__["s"] = v * 2
class A: s = S()
a = A()
print(type(a.s).__name__)
a.s = 4
print(a.s)
try:
    del a.s
except AttributeError as e:
    print(e)
# expect: S
# expect: 8
# expect: __delete__
