# Any callable may be the metaclass.
def meta(name, bases, ns, **kw):
    return (name, bases, sorted(k for k in ns if not k.startswith("__")), kw)
class X(int, metaclass=meta, opt=1):
    a = 1
    def f(self): pass
print(X)
# expect: ('X', (<class 'int'>,), ['a', 'f'], {'opt': 1})
