# f_locals of a function's frame reads and writes its variables (PEP 667); other keys stay with the frame.
import sys


def attempt(function):
    try:
        print(repr(function()))
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2):
    p = sys._getframe().f_locals
    p["x"], p["a"], p[3] = 5, 7, "three"
    print(a, len(p), list(p), p.keys() == list(p), p.values()[0], p.items()[1], list(reversed(p))[0], 3 in p, "q" in p)
    attempt(lambda: p["nope"])
    attempt(lambda: p.get("q", 1))
    attempt(lambda: p.pop("x"))
    attempt(lambda: p.pop("x"))
    attempt(lambda: p.pop("a"))
    attempt(lambda: p.__delitem__("a"))
    attempt(lambda: p.__delitem__("nope"))
    attempt(lambda: (p.setdefault("y", 3), p.setdefault("a", 3)))
    attempt(lambda: p.update({"b": 10, "k": 1}))
    attempt(lambda: p.update([("z", 1)]))
    attempt(lambda: ((p | {"m": 1})["m"], ({"b": 1} | p)["b"], type(p.copy())))
    attempt(lambda: (p == p, p == sys._getframe(1).f_locals, p != dict(p), p == dict(p)))
    attempt(lambda: p < p)
    attempt(lambda: hash(p))
    attempt(lambda: p[[]])
    attempt(lambda: p | 3)
    attempt(lambda: p.get())
    attempt(lambda: type(p)())
    attempt(lambda: type(p)(1))
    match p:
        case {"y": v}:
            print("mapping", v)
    print(b, eval("a + b", {}, p), type(p).__name__)


f(1)


def ended():
    here = 1
    return sys._getframe()


frame = ended()
frame.f_locals["u"] = 1
print(frame.f_locals, frame.f_locals is frame.f_locals, frame.f_locals == frame.f_locals)


def cells():
    x = 1
    def inner(): return x
    sys._getframe().f_locals["x"] = 99
    return inner(), sorted(locals())


def late():
    sys._getframe().f_locals["value"] = 5
    if 0: value = 1
    return value


def borrowed(s):
    return s + change() + s


def change():
    back = sys._getframe(1).f_locals
    back["s"] = "new" * 2
    return "-"


print(cells(), late(), borrowed("old" * 2))


def generator():
    n = 1
    while n < 50:
        yield n
        n += 1


g = generator()
next(g)
g.gi_frame.f_locals["n"] = 48
print(list(g))


class C:
    sys._getframe().f_locals["made"] = 3
    print(type(sys._getframe().f_locals), made)


def hot():
    total = 0
    for i in range(3000):
        total += i
        if i == 2500:
            poke()
    return total


def poke():
    sys._getframe(1).f_locals["total"] = 0


print(hot())
# expect: 7 5 ['a', 'b', 'p', 'x', 3] True 7 ('b', 2) 3 True False
# expect: KeyError "local variable ''nope'' is not defined"
# expect: 1
# expect: 5
# expect: KeyError 'x'
# expect: ValueError cannot remove local variables from FrameLocalsProxy
# expect: ValueError cannot remove local variables from FrameLocalsProxy
# expect: KeyError 'nope'
# expect: (3, 7)
# expect: None
# expect: TypeError update() argument must be dict or another FrameLocalsProxy
# expect: (1, 10, <class 'dict'>)
# expect: (True, False, False, True)
# expect: TypeError '<' not supported between instances of 'FrameLocalsProxy' and 'FrameLocalsProxy'
# expect: TypeError unhashable type: 'FrameLocalsProxy'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unsupported operand type(s) for |: 'FrameLocalsProxy' and 'int'
# expect: TypeError get expected 1 or 2 arguments
# expect: TypeError FrameLocalsProxy expected 1 argument, got 0
# expect: TypeError expect frame, not int
# expect: mapping 3
# expect: 10 17 FrameLocalsProxy
# expect: {'here': 1, 'u': 1} False True
# expect: (99, ['inner', 'x']) 5 oldold-newnew
# expect: [49]
# expect: <class 'dict'> 3
# expect: 1372250
