# Functions: docstrings, returned lists, names are values.
def fib(n):
    """Print a Fibonacci series up to n."""
    result = []
    a, b = 0, 1
    while a < n:
        result.append(a)
        a, b = b, a + b
    return result
f = fib
print(f(100), fib.__doc__, fib(0), print.__name__)
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89] Print a Fibonacci series up to n. [] print
