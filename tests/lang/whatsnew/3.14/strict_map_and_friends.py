# Additions of 3.14: map's strict, float and complex makers, and more.
print(list(map(lambda a, b: a + b, [1], [2], strict=True)), float.from_number(3), complex.from_number(2))
try:
    list(map(lambda a, b: a, [1, 2], [3], strict=True))
except ValueError as e:
    print(e)
for use in (lambda: float.from_number("3"), lambda: complex.from_number("1"), lambda: memoryview[int], lambda: int.from_bytes(b"\x01\x02"), lambda: 10 ** 2 % 7, lambda: bytes.fromhex(b"ff 00"), lambda: pow(2, 3, mod=5)):
    try:
        print(use())
    except TypeError as e:
        print(e)
import functools, operator
p = functools.partial(pow, functools.Placeholder, 2); print(p(5), functools.reduce(operator.add, [1, 2], initial=10))
# expect: [3] 3.0 (2+0j)
# expect: map() argument 2 is shorter than argument 1
# expect: must be real number, not str
# expect: must be real number, not str
# expect: memoryview[int]
# expect: 258
# expect: 2
# expect: b'\xff\x00'
# expect: 3
# expect: 25 13
