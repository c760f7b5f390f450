# Texts of every short length put together by +, +=, join(), f-strings and slices are what their characters say; also beside wide characters and subclasses.
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789" * 12


class Sub(str):
    pass


def by_hand(*parts):
    characters = []
    for part in parts:
        for i in range(len(part)):
            characters.append(part[i])
    return bytes(map(ord, characters)) if all(c < "\x80" for c in characters) else characters


def same(text, *parts):
    wanted = by_hand(*parts)
    got = by_hand(text)
    assert type(text) is str and got == wanted and len(text) == len(wanted), (text, parts)
    if isinstance(wanted, bytes):
        assert text.isascii() and text.encode() == wanted and hash(text) == hash(wanted.decode())


LENGTHS = [*range(0, 20), 23, 24, 25, 31, 32, 33, 63, 64, 65, 95, 96, 119, 120, 151, 152, 153, 158, 159, 160, 161, 162, 200, 400]
for n in LENGTHS:
    a = LETTERS[:n]
    same(a, *a)
    for m in LENGTHS:
        b = LETTERS[7:7 + m]
        same(a + b, a, b)
        same(f"{a}{b}", a, b)
        same(f"{a}-{b}!", a, "-", b, "!")
        same("".join([a, b]), a, b)
        same("".join((a, "x", b, "")), a, "x", b)
        same("--".join([a, b, a]), a, "--", b, "--", a)
        grown = a + ""
        for _ in range(3):
            grown += b
        same(grown, a, b, b, b)
        if m < 20:
            same("".join([*a, *b]), a, b)
            same(a + "\xe9" * m, a, "\xe9" * m)
            same("\u20ac" * m + a, "\u20ac" * m, a)
            same("".join([a, "\U0001f40d" * m, a]), a, "\U0001f40d" * m, a)
            same(Sub(a) + Sub(b) + "", a, b)
            same("".join([Sub(a), Sub(b)]), a, b)
print("put together")  # expect: put together


def grow(end):
    text = ""
    sizes = []
    for i in range(300):
        text += LETTERS[i % 36] * (i % 5)
        other = text
        text += end
        assert other + end == text
        sizes.append(len(text))
    return text.count(end), sizes[-1], text[-3:], text.isascii()


print(grow("!"))       # expect: (300, 900, 'll!', True)
print(grow("\xe9"))    # expect: (300, 900, 'llé', False)
print(grow("\u20ac"))  # expect: (300, 900, 'll€', False)
for broken in (["a", 1], ["a", b"b", "c"], ("", None), [*"abc", 1.5]):
    try:
        "".join(broken)
    except TypeError as error:
        print(error)
# expect: sequence item 1: expected str instance, int found
# expect: sequence item 1: expected str instance, bytes found
# expect: sequence item 1: expected str instance, NoneType found
# expect: sequence item 3: expected str instance, float found
