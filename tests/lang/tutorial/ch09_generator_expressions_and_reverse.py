# Iterator class against generator against generator expression: the same reversal.
class Reverse:
    def __init__(self, data): self.data, self.index = data, len(data)
    def __iter__(self): return self
    def __next__(self):
        if self.index == 0: raise StopIteration
        self.index -= 1
        return self.data[self.index]
def reverse(data):
    for i in range(len(data) - 1, -1, -1): yield data[i]
word = "golf"
print("".join(Reverse(word)), "".join(reverse(word)), "".join(word[i] for i in range(len(word) - 1, -1, -1)))
r = Reverse("ab"); print(list(r), list(r), next(r, "end"))
xs, ys = [10, 20, 30], [7, 5, 3]
print(sum(i * i for i in range(10)), sum(x * y for x, y in zip(xs, ys)), {w for l in ("a b", "b c") for w in l.split()} == {"a", "b", "c"})
print(max((len(w), w) for w in ["fig", "kiwi", "plum"]), (i for i in ()).__name__)
# expect: flog flog flog
# expect: ['b', 'a'] [] end
# expect: 285 260 True
# expect: (4, 'plum') <genexpr>
