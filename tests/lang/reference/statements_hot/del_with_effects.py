# Objects whose __del__ changes what a loop reads.
class D:
    def __init__(self, i): self.i = i
    def __del__(self): state["n"] += self.i
state = {"n": 0}; seen = []
for i in range(100):
    d = D(i)
    if i % 25 == 0: seen.append(state["n"])
    x = [D(1), D(2)]
    x.pop()
del d, x
print(seen, state)
# expect: [0, 374, 1374, 2999] {'n': 5250}
