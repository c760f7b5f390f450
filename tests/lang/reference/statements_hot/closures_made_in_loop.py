# Closures over loop variables made and called at once.
t = 0
for i in range(80):
    j = i * 2
    def add(x, k=i): return x + j + k
    t += add(1) + (lambda: i - j)()
    h = [lambda n=n: n * i for n in range(3)]
    t += sum(f() for f in h)
print(t)
# expect: 15880
