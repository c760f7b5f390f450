# The else suite runs when the condition is false, not after break.
def find(n, d):
    while d * d <= n:
        if n % d == 0: break
        d += 1
    else: return "prime"
    return d
print([find(n, 2) for n in range(2, 40)])
while False: pass
else: print("at once")
# expect: ['prime', 'prime', 2, 'prime', 2, 'prime', 2, 3, 2, 'prime', 2, 'prime', 2, 3, 2, 'prime', 2, 'prime', 2, 3, 2, 'prime', 2, 5, 2, 3, 2, 'prime', 2, 'prime', 2, 3, 2, 5, 2, 'prime', 2, 3]
# expect: at once
