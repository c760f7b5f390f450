# Mutual recursion and depth.
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
count = 0
for i in range(70):
    count += even(i)
print(count, even(400))
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(800))
# expect: 35 True
# expect: 800
