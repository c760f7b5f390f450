# __del__ runs once when the last reference goes.
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
d = D(1); d = None; print(log)
def f(): x = D(2); y = x
f(); print(log)
for i in range(3, 50): D(i)
print(len(log), log[-1])
l = [D("in list")]; l.clear(); print(log[-1])
class R:
    def __del__(self): global saved; saved = self; log.append("resurrected")
r = R(); del r; print(log[-1]); del saved; print(log.count("resurrected"))
# expect: [1]
# expect: [1, 2]
# expect: 49 49
# expect: in list
# expect: resurrected
# expect: 1
