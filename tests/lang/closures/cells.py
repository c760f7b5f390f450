# Cells: nonlocal, deletion, errors of unbound names, class scopes.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
def outer():
    x = 1
    def get(): return x
    def set_(v):
        nonlocal x; x = v
    def dele():
        nonlocal x; del x
    return get, set_, dele
g, s, d = outer(); print(g()); s(5); print(g(), g.__closure__[0].cell_contents, g.__code__.co_freevars); d(); t(g); t(lambda: g.__closure__[0].cell_contents); t(d); s(1); print(g())
fs = [lambda: i for i in range(3)]; print([f() for f in fs]); fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
a, b = counter(), counter(); print(a(), a(), b(), a())
def unb():
    print(zz)
    zz = 1
t(unb)
def unb2():
    def inner(): return q
    r = inner()
    q = 1
t(unb2)
def unb3():
    global gg
    del gg
t(unb3)
def unb4():
    x = 1
    del x
    x
t(unb4)
def unb5():
    for i in []: pass
    return i
t(unb5)
t(lambda: undefined_name)
x = 'global'
class CS:
    x = 'class'
    y = x
    def f(self): return x
    z = [x for _ in range(1)]
    w = (lambda: x)()
print(CS.y, CS().f(), CS.z, CS.w)
def shadow():
    x = 'local'
    class C:
        z = x
        x = 'c'
        def f(self): return x
    return C.z if False else C().f()
t(shadow)
# expect: 1
# expect: 5 5 ('x',)
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: ValueError Cell is empty
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 1
# expect: [2, 2, 2]
# expect: [0, 1, 2]
# expect: 1 2 1 3
# expect: UnboundLocalError cannot access local variable 'zz' where it is not associated with a value
# expect: NameError cannot access free variable 'q' where it is not associated with a value in enclosing scope
# expect: NameError name 'gg' is not defined
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'i' where it is not associated with a value
# expect: NameError name 'undefined_name' is not defined
# expect: class global ['global'] global
# expect: 'local'
