# Comparisons of bytes and of big ints, isinstance() of an object's own class: what is quick says what the general way says.
class Never(type):
    def __instancecheck__(self, value):
        asked.append(value)
        return False


class N(metaclass=Never):
    pass


class B(bytes):
    def __eq__(self, other):
        return "own eq"

    def __lt__(self, other):
        return "own lt"


class I(int):
    def __lt__(self, other):
        return "own lt"


def compare(a, b):
    return a == b, a != b, a < b, a <= b, a > b, a >= b


def either(a, b):
    out = []
    if a == b:
        out.append("==")
    if not a < b:
        out.append(">=")
    while a != b:
        out.append("!=")
        break
    return out


def is_it(x, c):
    return isinstance(x, c)


big = 7 ** 60
for _ in range(40):
    asked = []
    values = [b"", b"a", b"ab", b"a" + bytes([98]), b"b" * 100, b"b" * 99 + b"c", bytes(100)]
    out = [compare(a, b) for a in values for b in values]
    words = [either(a, b) for a in values[:4] for b in values[:4]]
    special = [compare(B(b"a"), b"a")[:3], compare(b"a", B(b"a"))[:3], compare(b"a", bytearray(b"a")), memoryview(b"a") == b"a"]
    ints = [compare(a, b) for a in (big, big + 1, -big, big << 64, 5, 2 ** 63) for b in (big, -big - 1, 5, 2.5, True, 2 ** 63)]
    special += [compare(big, I(big))[2:4], compare(I(big), big)[2:4], either(big, 7 ** 60)]
    checks = [is_it(N(), N), is_it(1, N), is_it(1, int), is_it(True, int), is_it(1, bool), is_it(1.5, float), is_it(big, int), is_it(None, type(None)),
              is_it(int, type), is_it(type, type), is_it(N, Never), is_it([], (str, list)), is_it("", str | int)]
    try:
        is_it(1, 1)
    except TypeError as error:
        message = str(error)
try:
    b"a" < "a"
except TypeError as error:
    print(error)
print(hash(tuple(out)) == hash(tuple(tuple(f) for f in out)), sum(sum(o) for o in out), out[7:14], words, special, sep="\n")
print(ints, checks, len(asked), message, sep="\n")
# expect: '<' not supported between instances of 'bytes' and 'str'
# expect: True
# expect: 147
# expect: [(False, True, False, False, True, True), (True, False, False, True, False, True), (False, True, True, True, False, False), (False, True, True, True, False, False), (False, True, True, True, False, False), (False, True, True, True, False, False), (False, True, False, False, True, True)]
# expect: [['==', '>='], ['!='], ['!='], ['!='], ['>=', '!='], ['==', '>='], ['!='], ['!='], ['>=', '!='], ['>=', '!='], ['==', '>='], ['==', '>='], ['>=', '!='], ['>=', '!='], ['==', '>='], ['==', '>=']]
# expect: [('own eq', False, 'own lt'), ('own eq', False, False), (True, False, False, True, False, True), True, (False, True), ('own lt', True), ['==', '>=']]
# expect: [(True, False, False, True, False, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, True, True, False, False), (False, True, False, False, True, True), (False, True, True, True, False, False), (False, True, True, True, False, False), (False, True, True, True, False, False), (False, True, True, True, False, False), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, True, True, False, False), (False, True, False, False, True, True), (True, False, False, True, False, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, True, True, False, False), (False, True, True, True, False, False), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (False, True, False, False, True, True), (True, False, False, True, False, True)]
# expect: [True, False, True, True, False, True, True, True, True, True, True, True, True]
# expect: 1
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
