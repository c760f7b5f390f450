# What all sequences share: length, items, slices, in, count, index, repetition.
for s in ("abcabc", b"abcabc", [1, 2, 1], (1, 2, 1), range(0, 6, 2), bytearray(b"aba")):
    print(type(s).__name__, len(s), s[0], s[-1], s[1:], s[0] in s, s.count(s[0]), s.index(s[1]), list(reversed(s))[:2])
# expect: str 6 a c bcabc True 2 1 ['c', 'b']
# expect: bytes 6 97 99 b'bcabc' True 2 1 [99, 98]
# expect: list 3 1 1 [2, 1] True 2 1 [1, 2]
# expect: tuple 3 1 1 (2, 1) True 2 1 [1, 2]
# expect: range 3 0 4 range(2, 6, 2) True 1 1 [4, 2]
# expect: bytearray 3 97 97 bytearray(b'ba') True 2 1 [97, 98]
