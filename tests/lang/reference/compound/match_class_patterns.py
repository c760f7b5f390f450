# Class patterns with positions by __match_args__ and keywords.
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case P(0, y=b): return "zero x", b
        case P(x=a, y=1): return "y 1", a
        case P(a, b) if a == b: return "equal", a
        case P(): return "point"
        case int(n) | float(n): return "number", n
        case str(s): return "text", s
        case list([a, *_]): return "list", a
        case dict(): return "dict"
for v in (P(0, 5), P(3, 1), P(4, 4), P(5, 6), 3, 2.5, "s", [7, 8], {}, None): print(f(v))
# expect: ('zero x', 5)
# expect: ('y 1', 3)
# expect: ('equal', 4)
# expect: point
# expect: ('number', 3)
# expect: ('number', 2.5)
# expect: ('text', 's')
# expect: ('list', 7)
# expect: dict
# expect: None
