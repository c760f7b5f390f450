# Multiple assignment and print's keyword in the series.
a, b = 0, 1
while a < 50:
    print(a, end=",")
    a, b = b, a + b
print()
def fib(n, result=None):
    result = []
    a, b = 0, 1
    while a < n: result.append(a); a, b = b, a + b
    return result
f = fib; print(f(30), fib(0), fib.__name__)
# expect: 0,1,1,2,3,5,8,13,21,34,
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21] [] fib
