# Literal patterns compare by ==, the constants None, True and False by identity.
def f(x):
    match x:
        case 0: return "zero"
        case 1.5: return "float"
        case "a" | "b": return "letter"
        case b"raw": return "bytes"
        case -1: return "minus one"
        case 3 + 4j: return "complex"
        case None: return "none"
        case True: return "true"
        case _: return "other"
for _ in range(30): r = [f(v) for v in (0, 0.0, False, 1.5, "b", b"raw", -1, 3 + 4j, None, True, 1, "z", [])]
print(r)
# expect: ['zero', 'zero', 'zero', 'float', 'letter', 'bytes', 'minus one', 'complex', 'none', 'true', 'other', 'other', 'other']
