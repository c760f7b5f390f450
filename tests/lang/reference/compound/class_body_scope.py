# A class body runs once, in a scope that its methods do not see.
x = "global"
class C:
    print("body", __name__, __qualname__, __module__)
    x = x + " copied"
    y = [x for _ in range(1)]
    def m(self): return x
    z = (lambda: x)()
    class D: w = x; q = __qualname__
    for i in range(3): exec(f"n{i} = {i}")
print(C.x, C.y, C().m(), C.z, C.D.w, C.D.q, C.n2, C.i)
def f():
    loc = 1
    class E:
        loc = loc if False else 2
        def g(self): return loc
    return E.loc, E().g(), E.__qualname__
try: print(f())
except NameError as e: print(e)
# expect: body __main__ C __main__
# expect: global copied ['global'] global global global C.D 2 2
# expect: (2, 1, 'f.<locals>.E')
