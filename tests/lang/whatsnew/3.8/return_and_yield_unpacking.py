# return and yield take stars without parentheses.
def f(*rest): return 1, *rest, 2
def g(*rest): yield 0, *rest
print(f(*"ab"), next(g(5, 6)))
# expect: (1, 'a', 'b', 2) (0, 5, 6)
