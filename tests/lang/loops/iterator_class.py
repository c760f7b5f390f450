# A class with __iter__ and __next__; __getitem__ alone also iterates.
class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
class Old:
    def __getitem__(self, i):
        if i >= 60: raise IndexError
        return i * i
print(sum(Count(60)), sum(Old()), [*Count(3)], 49 in Old())
try:
    for x in 5: pass
except TypeError as e:
    print(e)
# expect: 1830 70210 [1, 2, 3] True
# expect: 'int' object is not iterable
