# __index__ serves int(), float() and complex(), but not the other way about.
class I:
    def __index__(self): return 7
class J:
    def __int__(self): return 8
print(int(I()), float(I()), complex(I()), hex(I()), [0] * I(), "abcdefgh"[I()], range(I()))
for use in (lambda: [1, 2][J()], lambda: float(J()), lambda: hex(J()), lambda: bin(1.0), lambda: "x" * J()):
    try:
        use()
    except TypeError as e:
        print(e)
print(int(J()))
# expect: 7 7.0 (7+0j) 0x7 [0, 0, 0, 0, 0, 0, 0] h range(0, 7)
# expect: list indices must be integers or slices, not J
# expect: float() argument must be a string or a real number, not 'J'
# expect: 'J' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
# expect: can't multiply sequence by non-int of type 'J'
# expect: 8
