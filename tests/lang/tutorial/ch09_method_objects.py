# Methods are functions of the class; calling one passes the instance.
class My:
    i = 12345
    def f(self): return "hello", type(self).__name__
x = My(); xf = x.f; print(xf(), My.f(x), x.f == My.f, xf.__self__ is x, xf.__func__ is My.f)
def f1(self, x, y): return min(x, x + y)
class C: f = f1; h = f
print(C().f(1, 2), C.h is f1)
# expect: ('hello', 'My') ('hello', 'My') False True True
# expect: 1 True
