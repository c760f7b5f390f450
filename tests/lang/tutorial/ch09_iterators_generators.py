# Iterators by class and by generator, and generator expressions.
class Reverse:
    def __init__(self, data): self.data = data; self.index = len(data)
    def __iter__(self): return self
    def __next__(self):
        if self.index == 0: raise StopIteration
        self.index -= 1
        return self.data[self.index]
print(''.join(Reverse('spam')))
def reverse(data):
    for index in range(len(data) - 1, -1, -1): yield data[index]
print(list(reverse('golf')))
it = iter('abc'); print(next(it), next(it), next(it))
try: next(it)
except StopIteration: print("stop")
print(sum(i * i for i in range(10)), sum(x * y for x, y in zip([10, 20, 30], [7, 5, 3])), list('golf'[i] for i in range(3, -1, -1)))
# expect: maps
# expect: ['f', 'l', 'o', 'g']
# expect: a b c
# expect: stop
# expect: 285 260 ['f', 'l', 'o', 'g']
