# Registered classes are sequences or mappings for match; str, bytes and iterators never are.
from collections import deque, UserDict, defaultdict, ChainMap
from collections.abc import Sequence, Mapping
from array import array
class S(Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
class R:
    def __len__(self): return 2
    def __getitem__(self, i): return (7, 8)[i]
def kind(x):
    match x:
        case [a, b]: return f"pair {a} {b}"
        case [a, *_]: return f"first {a}"
        case {"k": v, **rest}: return f"k={v} {sorted(rest)}"
        case {}: return "mapping"
        case _: return "other"
for x in (S(1, 2), R(), deque([1, 2]), array("b", [5]), range(3), memoryview(b"ab"), "ab", b"ab", bytearray(b"ab"), iter([1, 2]), {1, 2}, UserDict(k=1, z=2), ChainMap({"k": 3}), defaultdict(int), {1: 2}):
    print(type(x).__name__, "|", kind(x))
Sequence.register(R); print(kind(R()))
d = defaultdict(int)
match d:
    case {"made": _}: print("no")
    case _: print(len(d))
# expect: S | pair 1 2
# expect: R | other
# expect: deque | pair 1 2
# expect: array | first 5
# expect: range | first 0
# expect: memoryview | pair 97 98
# expect: str | other
# expect: bytes | other
# expect: bytearray | other
# expect: list_iterator | other
# expect: set | other
# expect: UserDict | k=1 ['z']
# expect: ChainMap | k=3 []
# expect: defaultdict | mapping
# expect: dict | mapping
# expect: pair 7 8
# expect: 0
