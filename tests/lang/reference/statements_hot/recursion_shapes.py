# Recursive functions of several shapes called often.
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def depth(t): return 0 if not t else 1 + max(map(depth, t))
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def count(n, acc=0): return acc if n == 0 else count(n - 1, acc + n)
print(fib(15), even(100), odd(77), depth([[], [[[]]], [[]]]), gcd(1071, 462), count(300), [gcd(i, 36) for i in range(40)])
# expect: 610 True True 3 21 45150 [36, 1, 2, 3, 4, 1, 6, 1, 4, 9, 2, 1, 12, 1, 2, 3, 4, 1, 18, 1, 4, 3, 2, 1, 12, 1, 2, 9, 4, 1, 6, 1, 4, 3, 2, 1, 36, 1, 2, 3]
