# Methods and attributes of a class that change while instances are used.
class A:
    k = 1
    def m(self): return self.k
t = []
a = A()
for i in range(120):
    if i == 40: A.k = 10
    if i == 60: a.k = 100
    if i == 80: A.m = lambda self: -self.k
    if i == 100: del a.k
    if i % 20 == 19: t.append(a.m())
    else: a.m()
print(t)
# expect: [1, 1, 10, 100, -100, -10]
