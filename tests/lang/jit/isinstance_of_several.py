# isinstance() of a tuple of classes in hot loops: of builtin types, of classes, of what lies about its class or asks its metaclass; str() of what is text or int.
class Base:
    pass


class Derived(Base):
    pass


class Liar:
    @property
    def __class__(self):
        return int


class Asked(type):
    def __instancecheck__(cls, value):
        return value == 7


class Seven(metaclass=Asked):
    pass


NUMBERS = (int, float)


def kinds(values):
    found = [0] * 7
    for _ in range(300):
        for value in values:
            if isinstance(value, (int, float)):
                found[0] += 1
            if isinstance(value, NUMBERS):
                found[1] += 1
            if isinstance(value, (list, tuple)):
                found[2] += 1
            if isinstance(value, (Derived, str)):
                found[3] += 1
            if isinstance(value, (dict, Base)):
                found[4] += 1
            if isinstance(value, (str, Seven)):
                found[5] += 1
            if isinstance(value, ((int, str), bytes)):
                found[6] += 1
    return found


VALUES = [1, 2.5, True, "text", None, [], (), {}, Base(), Derived(), Liar(), 7, 1 << 70, b"x"]
print(kinds(VALUES))        # expect: [1800, 1800, 600, 600, 900, 600, 2100]
print(kinds([1, 7, 3]))     # expect: [900, 900, 0, 0, 0, 300, 900]
print(kinds([Derived()]))   # expect: [0, 0, 0, 300, 300, 0, 0]
print(kinds([Liar()]))      # expect: [300, 300, 0, 0, 0, 0, 300]


def changed(n):
    thing, count = Base(), 0
    for i in range(n):
        if i == 1500:
            thing.__class__ = Derived
        count += isinstance(thing, (str, Derived))
    return count


print(changed(2000))  # expect: 500


def texts(values):
    out = []
    for _ in range(500):
        for value in values:
            text = str(value)
            out.append(text is value)
            out.append(text)
    return out.count(True), out.count(False), len("".join(t for t in out if isinstance(t, str)))


print(texts(["a", "text", 12, -3, 1 << 60, True, 2.5]))  # expect: (1000, 2500, 17500)
