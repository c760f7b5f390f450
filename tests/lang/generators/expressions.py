# Generator expressions are lazy, and bind the outermost iterable at once.
xs = [1, 2, 3]
g = (x * k for x in xs)
xs = [10]
k = 5
print(list(g), sum(i * i for i in range(60) if i % 2), max((len(w), w) for w in "a bb ccc dd".split()))
print(any(x > 50 for x in range(60)), all(x < 50 for x in range(60)), [*(y for y in "ab")])
# expect: [5, 10, 15] 35990 (3, 'ccc')
# expect: True False ['a', 'b']
