# Defaults are evaluated once, in the defining scope.
i = 5
def f(arg=i): return arg
i = 6
print(f())
def g(a, L=[]): L.append(a); return L
print(g(1), g(2), g(3))
def h(a, L=None):
    if L is None: L = []
    L.append(a)
    return L
print(h(1), h(2))
# expect: 5
# expect: [1, 2, 3] [1, 2, 3] [1, 2, 3]
# expect: [1] [2]
