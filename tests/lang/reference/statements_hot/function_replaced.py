# A function that is rebound while a loop calls it.
def f(x): return x + 1
def g(x): return x * 2
t = 0
for i in range(120):
    if i == 60: f = g
    if i == 90:
        def f(x, y=5): return x - y
    t += f(i)
print(t)
# expect: 9285
