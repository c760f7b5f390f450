# Without __iter__ a for loop asks for items from zero until IndexError.
class S:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
print(list(S(5)), sum(S(60)), 16 in S(6))
for x in S(0): print("never")
else: print("none")
it = iter(S(2)); print(type(it).__name__, next(it), next(it), next(it, "end"), next(it, "end"))
# expect: [0, 1, 4, 9, 16] 70210 True
# expect: none
# expect: iterator 0 1 end end
