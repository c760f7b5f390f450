# Captures of match patterns, in all nestings.
def m(x):
    match x:
        case {"a": a, "b": [b, *c], **d}: return a, b, c, d
        case [a, [b, c], {"k": d}]: return a, b, c, d
        case (int(a) | [a, _]) as b: return a, b
        case [(1, x, y) | (2, y, x)]: return x, y
        case [[a, b], (1, x, y) | (2, y, x), c]: return a, b, x, y, c
        case str() as s if s > 'm': return s
        case complex(real=r, imag=i): return r, i
        case None | True: return 'nt'
        case -3.5 | "q": return 'lit'
        case [[[w]], *_, z]: return w, z
        case object(): return 'obj'
for x in ({"a": 1, "b": [2, 3, 4], "z": 5}, [1, [2, 3], {"k": 4}], 5, [5, 6], [(1, 2, 3)], [(2, 3, 4)], [[1, 2], (2, 8, 9), 3], 'z', 'q', 2j, None, True, -3.5, [[[1]], 2, 3], 1.5, b'x', ()):
    print(x, m(x))
# expect: {'a': 1, 'b': [2, 3, 4], 'z': 5} (1, 2, [3, 4], {'z': 5})
# expect: [1, [2, 3], {'k': 4}] (1, 2, 3, 4)
# expect: 5 (5, 5)
# expect: [5, 6] (5, [5, 6])
# expect: [(1, 2, 3)] (2, 3)
# expect: [(2, 3, 4)] (4, 3)
# expect: [[1, 2], (2, 8, 9), 3] (1, 2, 9, 8, 3)
# expect: z z
# expect: q q
# expect: 2j (0.0, 2.0)
# expect: None nt
# expect: True (True, True)
# expect: -3.5 lit
# expect: [[[1]], 2, 3] (1, 3)
# expect: 1.5 obj
# expect: b'x' obj
# expect: () obj
