# A class with __iter__ and __next__ driven by for, zip, sum and unpacking.
class Count:
    def __init__(self, n): self.n = n; self.i = 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
t = 0
for x in Count(80): t += x
for a, b in zip(Count(30), Count(20)): t += a * b
x, y, *z = Count(6)
print(t, sum(Count(50)), x, y, z, max(Count(9)), 3 in Count(5), list(Count(3)), dict(zip("ab", Count(2))))
# expect: 6110 1275 1 2 [3, 4, 5, 6] 9 True [1, 2, 3] {'a': 1, 'b': 2}
