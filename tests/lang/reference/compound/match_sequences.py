# Sequence patterns fit lists, tuples and registered sequences, but no strings.
import collections, array
def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case [1, *rest]: return f"1 then {rest}"
        case (a, b): return f"two {a} {b}"
        case [first, *_, last]: return f"{first}..{last}"
        case _: return "no"
for _ in range(20): r = [f(v) for v in ([], (), [7], (1, 2, 3), [2, 3], range(3, 8), "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, iter([1]), collections.deque([5, 6]), array.array("i", [9]), collections.UserList([4, 4]), None)]
print(*r, sep="|")
class S(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): 
        if i > 1: raise IndexError
        return i * 10
print(f(S()))
# expect: empty|empty|one 7|1 then [2, 3]|two 2 3|3..7|no|no|no|no|no|no|two 5 6|one 9|two 4 4|no
# expect: two 0 10
