# A class that iterates backwards, and the generator that does the same.
class Reverse:
    def __init__(self, d): self.d, self.i = d, len(d)
    def __iter__(self): return self
    def __next__(self):
        if self.i == 0: raise StopIteration
        self.i -= 1
        return self.d[self.i]
def reverse(d):
    for i in range(len(d) - 1, -1, -1): yield d[i]
print(*Reverse("spam"), *reverse("golf"), sum(i * i for i in range(10)), {w for l in ["a b", "b c"] for w in l.split()} == {"a", "b", "c"})
it = iter("ab"); print(next(it), next(it), next(it, "end"))
# expect: m a p s f l o g 285 True
# expect: a b end
