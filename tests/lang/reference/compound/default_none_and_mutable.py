# A mutable default is shared by calls, a None default is not.
def a(x, acc=[]): acc.append(x); return len(acc)
def b(x, acc=None):
    if acc is None: acc = []
    acc.append(x); return len(acc)
for i in range(50): r = a(i), b(i)
print(r, len(a.__defaults__[0]))
# expect: (50, 1) 50
