# with: order of enter and exit, suppression, exceptions in both, targets.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class CM:
    def __init__(self, n, sup=False, ein=False, eout=False): self.n, self.sup, self.ein, self.eout = n, sup, ein, eout
    def __enter__(self):
        print('enter', self.n)
        if self.ein: raise ValueError('in ' + self.n)
        return self.n
    def __exit__(self, *a):
        print('exit', self.n, a[0] and a[0].__name__, repr(a[1]), a[2] is not None)
        if self.eout: raise KeyError('out ' + self.n)
        return self.sup
def w(*cms, exc=None, ret=False):
    with cms[0] as a, cms[1] as b:
        print('body', a, b)
        if exc: raise exc
        if ret: return 'ret'
    return 'after'
t(w, CM('a'), CM('b')); t(w, CM('a'), CM('b'), exc=ValueError('x')); t(w, CM('a', True), CM('b'), exc=ValueError('x')); t(w, CM('a'), CM('b', True), exc=ValueError('x'))
t(w, CM('a'), CM('b', ein=True)); t(w, CM('a', True), CM('b', ein=True)); t(w, CM('a', True), CM('b', eout=True)); t(w, CM('a'), CM('b', eout=True), exc=ValueError('x')); t(w, CM('a'), CM('b'), ret=True); t(w, CM('a'), CM('b', eout=True), ret=True)
t(w, 3, 4)
class NoExit:
    def __enter__(self): pass
t(w, NoExit(), 1)
class NoEnter:
    def __exit__(self, *a): pass
t(w, NoEnter(), 1)
class BadExit:
    def __enter__(self): return 1
    def __exit__(self): pass
t(w, BadExit(), CM('b'))
with (CM('p') as p, CM('z') as q): print(p, q)
def lp():
    for i in range(3):
        with CM('l%d' % i):
            if i == 0: continue
            if i == 1: break
    return i
print(lp())
with CM('t') as t2, CM('u'): pass
class Obj: pass
o = Obj()
with CM('attr') as o.x: print(o.x)
l = [0]
with CM('item') as l[0]: print(l)
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b None None False
# expect: exit a None None False
# expect: 'after'
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b ValueError ValueError('x') True
# expect: exit a ValueError ValueError('x') True
# expect: ValueError x
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b ValueError ValueError('x') True
# expect: exit a ValueError ValueError('x') True
# expect: 'after'
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b ValueError ValueError('x') True
# expect: exit a None None False
# expect: 'after'
# expect: enter a
# expect: enter b
# expect: exit a ValueError ValueError('in b') True
# expect: ValueError in b
# expect: enter a
# expect: enter b
# expect: exit a ValueError ValueError('in b') True
# expect: 'after'
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b None None False
# expect: exit a KeyError KeyError('out b') True
# expect: 'after'
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b ValueError ValueError('x') True
# expect: exit a KeyError KeyError('out b') True
# expect: KeyError 'out b'
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b None None False
# expect: exit a None None False
# expect: 'ret'
# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b None None False
# expect: exit a KeyError KeyError('out b') True
# expect: KeyError 'out b'
# expect: TypeError 'int' object does not support the context manager protocol (missed __exit__ method)
# expect: TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# expect: TypeError 'NoEnter' object does not support the context manager protocol (missed __enter__ method)
# expect: enter b
# expect: body 1 b
# expect: exit b None None False
# expect: TypeError BadExit.__exit__() takes 1 positional argument but 4 were given
# expect: enter p
# expect: enter z
# expect: p z
# expect: exit z None None False
# expect: exit p None None False
# expect: enter l0
# expect: exit l0 None None False
# expect: enter l1
# expect: exit l1 None None False
# expect: 1
# expect: enter t
# expect: enter u
# expect: exit u None None False
# expect: exit t None None False
# expect: enter attr
# expect: attr
# expect: exit attr None None False
# expect: enter item
# expect: ['item']
# expect: exit item None None False
