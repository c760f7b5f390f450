# Names of a class body are not seen by functions and generator expressions in it.
x = "global"
class A:
    x = "class"
    a = [x for _ in [1]]
    b = list(x for _ in [1])
    c = [y for y in x[:2]]
    def m(self): return x
    d = (lambda: x)()
print(A.a, A.b, A.c, A().m(), A.d)
# expect: ['global'] ['global'] ['c', 'l'] global global
