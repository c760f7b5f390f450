# Instances as dict keys by __eq__ and __hash__.
class K:
    def __init__(self, a): self.a = a
    def __eq__(self, o): return self.a == o.a
    def __hash__(self): return hash(self.a % 7)
d = {}
for i in range(60):
    d[K(i % 20)] = i
print(len(d), d[K(5)], K(3) in d, K(33) in d)
class E:
    def __eq__(self, o): return True
try: hash(E())
except TypeError as e: print(e)
# expect: 20 45 True False
# expect: unhashable type: 'E'
