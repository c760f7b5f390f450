# A literal evaluated twice may be the same object, a display never is.
def f(): return (1, 2, 3)
def g(): return [1, 2, 3]
def h(): return {"a": 1}
print(f() is f(), g() is g(), h() is h(), g() == g())
def s(): return "text"
print(s() is s(), (lambda: 2.5)() == 2.5)
fs = frozenset({1, 2})
def m(x): return x in {1, 2, 3}, x in [4, 5]
print(m(1), m(5), m("a"))
# expect: True False False True
# expect: True True
# expect: (True, False) (False, True) (False, False)
