# Data descriptors go before the instance's dictionary, others behind it.
class Data:
    def __get__(self, o, t=None): return "data" if o is not None else self
    def __set__(self, o, v): o.__dict__["d"] = v
class NonData:
    def __get__(self, o, t=None): return "nondata"
class A:
    d = Data(); n = NonData()
a = A()
a.__dict__.update(d=1, n=2)
print(a.d, a.n, A.n, isinstance(A.d, Data))
a.d = 5
print(a.__dict__, a.d)
# expect: data 2 nondata True
# expect: {'d': 5, 'n': 2} data
