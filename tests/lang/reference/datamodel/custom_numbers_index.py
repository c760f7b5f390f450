# Objects with __index__ everywhere an index goes.
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
l = list("abcdef")
print(l[I(1)], l[I(1):I(4):I(2)], "x" * I(3), range(I(2), I(5)), bin(I(5)), chr(I(65)), l.index("c", I(0)), "abc".find("c", I(1)), round(2.567, I(1)), 2 << I(3) if False else "", divmod(7, 2), bytes(I(2)), [0] * I(2), int("11", I(2)), l.pop(I(0)), hex(I(255)), slice(I(1), I(3)).indices(I(5)))
for _ in range(40): r = l[I(_ % 5)]
print(r)
# expect: b ['b', 'd'] xxx range(2, 5) 0b101 A 2 2 2.6  (3, 1) b'\x00\x00' [0, 0] 3 a 0xff (1, 3, 1)
# expect: f
