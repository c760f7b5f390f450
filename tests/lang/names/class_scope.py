# A class body sees globals and its own names, not the function's loop.
n = 5
class C:
    n = n + 1
    squares = [i * i for i in range(n)]
    for k in range(60):
        n += k
print(C.n, C.squares, C.k, n)
# expect: 1776 [0, 1, 4, 9, 16, 25] 59 5
