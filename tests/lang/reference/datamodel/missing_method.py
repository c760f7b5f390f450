# dict subclasses may define __missing__; only subscription asks it.
class D(dict):
    def __missing__(self, k): return ("missing", k)
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d)
class E(dict):
    def __missing__(self, k): raise KeyError("own " + k)
try:
    E()["x"]
except KeyError as e:
    print(e)
# expect: 1 ('missing', 'b') None False {'a': 1}
# expect: 'own x'
