# Which objects are sequences for patterns.
import array, collections
class S(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return "ab"[i]
class T(tuple): pass
class N(list):
    __class__ = property(lambda s: 5) if False else list
for x in ([1, 2], (1, 2), "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, range(2), array.array("i", [1, 2]), memoryview(b"ab"), collections.deque([1, 2]), S(), T((1, 2)), iter([1, 2]), (i for i in "ab")):
    match x:
        case [a, b]: print(type(x).__name__, a, b)
        case _: print(type(x).__name__, "no")
# expect: list 1 2
# expect: tuple 1 2
# expect: str no
# expect: bytes no
# expect: bytearray no
# expect: set no
# expect: dict no
# expect: range 0 1
# expect: array 1 2
# expect: memoryview 97 98
# expect: deque 1 2
# expect: S a b
# expect: T 1 2
# expect: list_iterator no
# expect: generator no
