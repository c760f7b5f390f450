# Locals of a generator live between its steps, each object has its own.
def g(n):
    total = 0
    while True:
        total += n
        yield total
a, b = g(1), g(10)
for _ in range(50): x, y = next(a), next(b)
print(x, y, a.gi_frame.f_locals, b.gi_frame.f_locals["n"])
# expect: 50 500 {'n': 1, 'total': 50} 10
