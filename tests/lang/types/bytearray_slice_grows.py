# The parts of a bytearray's slice are asked again once what is assigned has become a bytearray: they may change its length.
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
