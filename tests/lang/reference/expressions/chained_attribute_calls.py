# Long chains of attributes, items and calls.
class N:
    def __init__(self, v): self.v = v; self.d = {"k": [self]}
    def nxt(self): return N(self.v + 1)
    def __getitem__(self, i): return N(self.v * i)
for _ in range(30): r = N(1).nxt().nxt()[5].d["k"][0].nxt()[2].v
print(r, "a,b".split(",")[0].upper().join(["x", "y"]).replace("A", "-").encode().hex())
# expect: 32 782d79
