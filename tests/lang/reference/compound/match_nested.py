# Patterns within patterns: a small evaluator of trees.
def ev(t):
    match t:
        case int() | float(): return t
        case ["+", l, r]: return ev(l) + ev(r)
        case ["*", l, r]: return ev(l) * ev(r)
        case ["neg", x]: return -ev(x)
        case {"let": name, "be": v, "in": body}: return ev(sub(body, name, ev(v)))
        case _: raise ValueError(t)
def sub(b, n, v):
    match b:
        case str() if b == n: return v
        case [op, *args]: return [op, *(sub(a, n, v) for a in args)]
        case _: return b
for _ in range(40): r = ev({"let": "x", "be": ["+", 1, 2], "in": ["*", "x", ["neg", ["+", "x", 4]]]})
print(r)
try: ev(["?", 1])
except ValueError as e: print(e)
# expect: -21
# expect: ['?', 1]
