# Indexes and slices whose __index__ changes the list or bytearray: its length counts afterwards; a bytearray asks again behind a copy.
class Grow:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.extend(b"zzzz")
        return 2


def assign(value):
    target = bytearray(b"abcdef")
    try:
        target[Grow(target) :: 2] = value
    except ValueError as error:
        return str(error), len(target)
    return target


print(assign(b"xyz"))  # expect: ('attempt to assign bytes of size 3 to extended slice of size 6', 14)
print(assign(bytearray(b"xyz")))  # expect: ('attempt to assign bytes of size 3 to extended slice of size 4', 10)
print(assign(b"123456"), assign([1, 2, 3, 4, 5, 6]))  # expect: bytearray(b'ab1d2f3z4z5z6z') bytearray(b'ab\x01d\x02f\x03z\x04z\x05z\x06z')


class Index(Grow):
    def __init__(self, target, number):
        self.target, self.number = target, number

    def __index__(self):
        self.target.extend(b"123")
        return self.number


for kind in list, bytearray:
    target = kind(b"")
    print(target[Index(target, -1)], len(target))
    target = kind(b"")
    target[Index(target, -2)] = 7
    print(target)
    del target[Index(target, -6)]
    print(target)
    target = kind(b"a")
    target[: Index(target, -1) : -1] = b""
    print(target)
# expect: 51 3
# expect: [49, 7, 51]
# expect: [7, 51, 49, 50, 51]
# expect: [97, 49, 50, 51]
# expect: 51 3
# expect: bytearray(b'1\x073')
# expect: bytearray(b'\x073123')
# expect: bytearray(b'a123123')


def growing(target, count):
    for i in range(count):
        target.append(i)
        yield i


target = [0, 1]
target[::2] = growing(target, 2)
print(target)  # expect: [0, 1, 1, 1]
