# __prepare__ gives the namespace of the body.
class Log(dict):
    def __setitem__(self, k, v): log.append(k); super().__setitem__(k, v)
    def __missing__(self, k):
        if k.startswith("auto_"): return k[5:]
        raise KeyError(k)
log = []
class M(type):
    @classmethod
    def __prepare__(m, n, b, **kw): log.append((n, b, kw)); return Log(given=1)
    def __new__(m, n, b, d, **kw): return super().__new__(m, n, b, dict(d))
    def __init__(c, n, b, d, **kw): pass
class A(metaclass=M, opt=2):
    x = auto_hello
    y = given + 1
    def f(self): pass
print(log[0], [n for n in log[1:] if not n.startswith("__")], A.x, A.y)
class Bad(type):
    @classmethod
    def __prepare__(m, *a): return 5
try:
    class B(metaclass=Bad): pass
except TypeError as e: print(e)
# expect: ('A', (), {'opt': 2}) ['x', 'y', 'f'] hello 2
# expect: Bad.__prepare__() must return a mapping, not int
