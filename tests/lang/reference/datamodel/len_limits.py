# len() wants a non-negative int within the range of an index.
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (0, 3, True, -1, 2 ** 63, 1.0, "3"):
    try:
        print(len(L(n)))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: 0
# expect: 3
# expect: 1
# expect: ValueError __len__() should return >= 0
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
