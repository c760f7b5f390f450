# __dict__ of instances is live; vars, deletion and replacement.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class A:
    x = 1
    def __init__(self): self.a = 1; self.b = 2
    def m(self): pass
a = A()
d = a.__dict__
print(d, vars(a) is d, a.__dict__ is d)
d['c'] = 3
print(a.c)
a.e = 5
print(d, list(vars(a)))
del a.a
print(d)
t(lambda: a.a)
a.__dict__ = {'z': 9}
print(a.z, vars(a), d)
def f():
    a.__dict__ = 3
t(f)
def f(): del a.__dict__
t(f)
print(vars(a))
print([n for n in dir(a) if not n.startswith('__')])
# expect: {'a': 1, 'b': 2} True True
# expect: 3
# expect: {'a': 1, 'b': 2, 'c': 3, 'e': 5} ['a', 'b', 'c', 'e']
# expect: {'b': 2, 'c': 3, 'e': 5}
# expect: AttributeError 'A' object has no attribute 'a'
# expect: 9 {'z': 9} {'b': 2, 'c': 3, 'e': 5}
# expect: TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: None
# expect: {}
# expect: ['m', 'x']
