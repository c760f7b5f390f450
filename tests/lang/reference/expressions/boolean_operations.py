# and and or give one of their operands, and evaluate the second only when needed.
log = []
def e(n): log.append(n); return n
print(e(0) and e(1), e(2) or e(3), e(0) or e("") or e([]), e(1) and e(2) and e(0) and e(5), log)
print(not "", not not 3, not 1 == 2, 1 or 1 / 0, 0 and 1 / 0, None or "d", "" and x if False else "z")
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): log.append(self.v); return self.v
log.clear()
for _ in range(30): r = B(True) and B(False) or B(True)
print(r.v, len(log), bool(B(False)))
class Bad:
    def __bool__(self): return 1
try: not Bad()
except TypeError as x: print(x)
class Len:
    def __len__(self): return -1
try: bool(Len())
except ValueError as x: print(x)
# expect: 0 2 [] 0 [0, 2, 0, '', [], 1, 2, 0]
# expect: True True True 1 0 d z
# expect: True 60 False
# expect: __bool__ should return bool, returned int
# expect: __len__() should return >= 0
