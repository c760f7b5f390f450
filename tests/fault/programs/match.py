# Pattern matching, walrus, unpacking, slices, f-strings.
class P:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def kind(v):
    match v:
        case 0 | 1:
            return "small"
        case [a, b, *rest] if a:
            return f"list {a} {b} {rest}"
        case {"k": value, **others}:
            return f"dict {value} {others}"
        case P(x, y=2):
            return f"P {x}"
        case str() as s:
            return f"str {s!r}"
        case _:
            return "other"


print([kind(v) for v in (1, [1, 2, 3], {"k": 1, "z": 2}, P(5, 2), "hey", 9.5)])
if (n := len("abcd")) > 3:
    print(f"{n=} {n:04d} {'nested ' + f'{n}'}")
(a, (b, *c)), d = (1, (2, 3, 4)), {5: 6}
print(a, b, c, d, "abcdef"[1:-1:2], [1, 2, 3, 4][-2:])
