# Data and non-data descriptors against the instance dict, and __set_name__.
class Data:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, kind): return self if obj is None else obj.__dict__.get("_" + self.name, "unset")
    def __set__(self, obj, value): obj.__dict__["_" + self.name] = value
class NonData:
    def __get__(self, obj, kind): return "computed"
class C:
    d = Data()
    n = NonData()
c = C()
print(c.d, C.d.name)
for i in range(60):
    c.d = i
    if i == 30: c.__dict__["n"] = "own"
    if i == 40: c.__dict__["d"] = "hidden"
print(c.d, c.n, C().n)
# expect: unset d
# expect: 59 own computed
