# type(name, bases, dict) leaves the making to the __new__ of the bases' metaclass.
class M(type):
    def __new__(meta, name, bases, ns, *, tag=None):
        print('new', meta.__name__, name, tag)
        return super().__new__(meta, name, bases, ns)
    def __init__(cls, *args, **kw): print('init', kw)
class A(metaclass=M): pass
B = type('B', (A,), {}, tag=1)
print(type(B), B.__mro__)
# expect: new M A None
# expect: init {}
# expect: new M B 1
# expect: init {'tag': 1}
# expect: <class '__main__.M'> (<class '__main__.B'>, <class '__main__.A'>, <class 'object'>)
