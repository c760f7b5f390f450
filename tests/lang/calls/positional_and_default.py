# Defaults are evaluated once, when the function is defined.
def f(a, b=10, c=[]):
    c.append(a)
    return a + b + len(c)
total = 0
for i in range(60):
    total += f(i)
    total += f(i, 1)
print(total, len(f.__defaults__[1]))
# expect: 11460 120
