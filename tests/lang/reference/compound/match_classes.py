# Class patterns: isinstance, then attributes by keyword or by __match_args__.
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): __match_args__ = ("y",)
def f(v):
    match v:
        case Q(y): return f"Q {y}"
        case P(0, 0): return "origin"
        case P(x=0, y=y): return f"on y {y}"
        case P(x, y) if x == y: return f"diagonal {x}"
        case P(): return "P"
        case int(n) | float(n): return f"number {n}"
        case str(s): return s
        case bool(): return "never"
        case tuple((a, b)): return f"tuple {a}{b}"
        case dict(d): return d
for _ in range(20): r = [f(v) for v in (P(0, 0), P(0, 5), P(3, 3), P(1, 2), Q(1, 2), 7, 1.5, True, "s", (1, 2), {"k": 1}, None)]
print(r)
# expect: ['origin', 'on y 5', 'diagonal 3', 'P', 'Q 2', 'number 7', 'number 1.5', 'number True', 's', 'tuple 12', {'k': 1}, None]
