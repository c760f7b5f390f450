# global and nonlocal inside class bodies, and names the body makes in another place.
x = "module"
class A:
    global x, made
    x = "changed by class"
    made = "made by class"
    y = x
print(x, made, "x" in vars(A), A.y)
def f():
    z = 1
    class B:
        nonlocal z
        z = 2
        w = z + 1
    return z, B.w, "z" in vars(B)
print(f())
class C:
    for i in range(3): pass
    import math as m
    with open("/dev/null") as handle: pass
    try: 1 / 0
    except ZeroDivisionError as gone: kept = str(gone)
print(sorted(n for n in vars(C) if n[0] != "_"), C.handle.closed)
# expect: changed by class made by class False changed by class
# expect: (2, 3, False)
# expect: ['handle', 'i', 'kept', 'm'] True
