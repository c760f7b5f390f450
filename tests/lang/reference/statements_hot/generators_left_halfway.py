# Generators begun in a loop and left at different places.
def g(n):
    try:
        for i in range(n): yield i
    finally: closed.append(n)
closed, t = [], 0
for n in range(60):
    for x in g(n):
        if x == n // 2: break
        t += x
print(t, len(closed), closed[:3], closed[-1])
# expect: 8120 60 [0, 1, 2] 59
