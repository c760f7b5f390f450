# __init_subclass__, __set_name__ and descriptors.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class Base:
    reg = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**{k: v for k, v in kw.items() if k != 'tag'})
        cls.reg.append((cls.__name__, kw))
class D1(Base, tag=1): pass
print(Base.reg)
def f():
    class D2(Base, bad=1): pass
t(f)
def f():
    class D2(bad=1): pass
t(f)
class Desc:
    def __set_name__(self, owner, name): self.n = (owner.__name__, name)
    def __get__(self, inst, owner): return ('get', self.n, inst is None, owner.__name__)
    def __set__(self, inst, v): print('set', self.n, v)
    def __delete__(self, inst): print('del', self.n)
class C:
    a = Desc(); b = Desc()
c = C()
print(C.a, c.b); c.a = 5; del c.b; c.__dict__['a'] = 7; print(c.a)
class ND:
    def __get__(self, inst, owner=None): return 'nd'
class C2: a = ND()
c = C2(); print(c.a); c.a = 3; print(c.a); del c.a; print(c.a)
class SetOnly:
    def __set__(self, i, v): print('so', v)
class C3: a = SetOnly()
c = C3(); print(type(c.a).__name__); c.a = 1; c.__dict__['a'] = 9; print(c.a)
t(delattr, c, 'a')
class BadSN:
    def __set_name__(self, o, n): raise RuntimeError('boom')
def f():
    class Q: z = BadSN()
try: f()
except RuntimeError as e: print(e, e.__notes__)
# expect: [('D1', {'tag': 1})]
# expect: TypeError f.<locals>.D2.__init_subclass__() takes no keyword arguments
# expect: TypeError f.<locals>.D2.__init_subclass__() takes no keyword arguments
# expect: ('get', ('C', 'a'), True, 'C') ('get', ('C', 'b'), False, 'C')
# expect: set ('C', 'a') 5
# expect: del ('C', 'b')
# expect: ('get', ('C', 'a'), False, 'C')
# expect: nd
# expect: 3
# expect: nd
# expect: SetOnly
# expect: so 1
# expect: 9
# expect: AttributeError __delete__
# expect: boom ["Error calling __set_name__ on 'BadSN' instance 'z' in 'Q'"]
