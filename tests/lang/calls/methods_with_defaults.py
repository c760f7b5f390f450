# Methods in C called on a local with none or one of their parameters given: the others take their defaults.
class Text(str):
    def split(self, sep=None, maxsplit=-1):
        return ["own", sep]


class Plain(str):
    pass


def calls(s, b, sep):
    out = [s.split(), s.split(","), s.split(sep), s.rsplit(), s.splitlines(), s.splitlines(True), s.encode(), s.expandtabs(), s.expandtabs(4)]
    out += [b.decode(), b.split(), b.hex(), b.hex(":"), b.split(b","), b.splitlines(), b.rsplit()]
    return out


def error_of(s, sep):
    try:
        return s.split(sep)
    except (TypeError, ValueError) as error:
        return type(error).__name__, str(error)


class Index:
    def __index__(self):
        log.append("index")
        return 3


def tabs(s, n):
    return s.expandtabs(n)


for _ in range(30):
    log = []
    out = calls("a b,c\td\ne", b"a b,c\nd", "b")
    plain = calls(Plain("a b"), b"", "b"), calls(Text("a b"), b"x", "b")[0:3]
    errors = [error_of("a b", x) for x in ("", 1, None, b" ", " ")]
    n = 5
    number = n.to_bytes(), n.to_bytes(2), (300).to_bytes(2), True.to_bytes()
    result = tabs("a\tb", Index()), log
print(out)
print(plain)
print(errors, number, result)
try:
    n = 300
    for _ in range(30):
        n.to_bytes()
except OverflowError as error:
    print(error)
# expect: [['a', 'b,c', 'd', 'e'], ['a b', 'c\td\ne'], ['a ', ',c\td\ne'], ['a', 'b,c', 'd', 'e'], ['a b,c\td', 'e'], ['a b,c\td\n', 'e'], b'a b,c\td\ne', 'a b,c   d\ne', 'a b,c   d\ne', 'a b,c\nd', [b'a', b'b,c', b'd'], '6120622c630a64', '61:20:62:2c:63:0a:64', [b'a b', b'c\nd'], [b'a b,c', b'd'], [b'a', b'b,c', b'd']]
# expect: ([['a', 'b'], ['a b'], ['a ', ''], ['a', 'b'], ['a b'], ['a b'], b'a b', 'a b', 'a b', '', [], '', '', [b''], [], []], [['own', None], ['own', ','], ['own', 'b']])
# expect: [('ValueError', 'empty separator'), ('TypeError', 'must be str or None, not int'), ['a', 'b'], ('TypeError', 'must be str or None, not bytes'), ['a', 'b']] (b'\x05', b'\x00\x05', b'\x01,', b'\x01') ('a  b', ['index'])
# expect: int too big to convert
