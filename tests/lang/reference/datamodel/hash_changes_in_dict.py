# Equality and hash decide in dicts and sets; identity is tried first.
class K:
    def __init__(self, h, eq): self.h, self.eq = h, eq
    def __hash__(self): return self.h
    def __eq__(self, o): calls.append(1); return self.eq
calls = []
a, b, c = K(1, True), K(1, False), K(2, True)
d = {a: "a"}; d[b] = "b"; d[c] = "c"
print(len(d), d[a], len(calls) > 0, b in d, K(1, True) in d, K(3, True) in d)
nan = float("nan"); print(nan in {nan}, {nan: 1}[nan])
class Bad:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
try: {Bad(): 1, Bad(): 2}
except ValueError as e: print(e)
# expect: 2 b True True True False
# expect: True 1
# expect: eq
