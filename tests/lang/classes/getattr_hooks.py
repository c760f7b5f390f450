# __getattr__ runs for missing names only, __getattribute__ for all, __setattr__ for every store.
class G:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name.startswith("no"): raise AttributeError(name)
        return name.upper()
class S:
    def __setattr__(self, name, value): object.__setattr__(self, name, value * 2)
class A:
    def __getattribute__(self, name): return "got " + name
g, s = G(), S()
for i in range(60):
    r = (g.real, g.other, hasattr(g, "nope"))
    s.x = i
print(r, s.x, A().anything)
# expect: (1, 'OTHER', False) 118 got anything
