# In a chain each operand is evaluated once at most, and what is behind a false link not at all.
def v(x): print(x, end=" "); return x
print(v(1) < v(2) < v(3), v(3) < v(2) < v(1))
print(1 < 2 == 2 != 3 in [3] is not None, 1 in [1] == True, (1 in [1]) == True, None is None is None)
class L:
    def __lt__(self, o): return []
print(L() < 1 < 2, (L() < 1) and "x")
# expect: 1 2 3 3 2 True False
# expect: True False True True
# expect: [] []
