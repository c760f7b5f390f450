# A chain stops at its first false link, evaluates each part once, and gives back what that link gave.
log = []
def v(n): log.append(n); return n
print(v(1) < v(2) < v(3), log); log.clear()
print(v(3) < v(2) < v(9), log); log.clear()
class R:
    def __init__(self, answer): self.answer = answer
    def __lt__(self, other): return self.answer
print(R([]) < R("x") < 1, R("first") < R("second") < 1, 1 == 1.0 == True, 1 < 2 > 1 != 0 is not None in [None])
print(1 in [1] == True, (1 in [1]) == True, "a" < "b" in ["b"], not 1 == 2 == 1)
n = 0
for i in range(60):
    if 10 <= i < 20 or 30 < i <= 35 != 33: n += 1
print(n)
# expect: True [1, 2, 3]
# expect: False [3, 2]
# expect: [] second True True
# expect: False True True True
# expect: 15
