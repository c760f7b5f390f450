# Who wins: data descriptor, instance dict, other descriptor, class attribute, __getattr__.
class Data:
    def __get__(self, o, t): return "data"
    def __set__(self, o, v): o.__dict__["data"] = v
class Plain:
    def __get__(self, o, t): return "plain"
class SetOnly:
    def __set__(self, o, v): o.__dict__["only"] = v * 2
class A:
    data, plain, only, attr = Data(), Plain(), SetOnly(), "class"
    def __getattr__(self, name): return "getattr " + name
a = A()
print(a.data, a.plain, type(a.only).__name__, a.attr, a.nope)
a.data = 1; a.plain = 2; a.only = 3; a.attr = 4; a.nope = 5
print(a.data, a.plain, a.only, a.attr, a.nope, a.__dict__)
for d in (A.data, A.plain): print(d)
try: del a.data
except AttributeError as e: print(e)
del a.plain; print(a.plain)
# expect: data plain SetOnly class getattr nope
# expect: data 2 6 4 5 {'data': 1, 'plain': 2, 'only': 6, 'attr': 4, 'nope': 5}
# expect: data
# expect: plain
# expect: __delete__
# expect: plain
