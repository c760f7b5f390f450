# Iterators that go on after StopIteration, return themselves, or raise late.
class Odd:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 3 == 0: raise StopIteration
        return self.n
o = Odd(); print(list(o), list(o), next(o), tuple(o))
class Late:
    def __iter__(self):
        yield 1
        raise RuntimeError("late")
for f in (list, tuple, set, sum, sorted, lambda x: [*x], lambda x: {**dict.fromkeys(x)}, lambda x: max(x), lambda x: "".join(map(str, x)), any if False else all, lambda x: dict(zip(x, x))):
    try: f(Late())
    except RuntimeError as e: print(e, end=" ")
print()
# expect: [1, 2] [4, 5] 7 (8,)
# expect: late late late late late late late late late late late 
