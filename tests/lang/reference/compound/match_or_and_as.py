# Alternatives bind the same names; as names what fitted.
def f(x):
    match x:
        case (1 | 2) as n: return "small", n
        case ["go", ("n" | "s" | "e" | "w") as way]: return way
        case [1, x] | [x, 2]: return "pair", x
        case str() | bytes() as t: return "text", t
        case {"k": (int() | float()) as v} as whole: return v, whole
for _ in range(30): r = [f(v) for v in (1, 2, ["go", "n"], ["go", "up"], [1, 5], [5, 2], "t", b"b", {"k": 1.5, "z": 0}, {"k": "x"})]
print(r)
# expect: [('small', 1), ('small', 2), 'n', None, ('pair', 5), ('pair', 5), ('text', 't'), ('text', b'b'), (1.5, {'k': 1.5, 'z': 0}), None]
