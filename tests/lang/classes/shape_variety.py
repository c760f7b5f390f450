# Instances of one class with attributes set in different orders.
class P: pass
def make(i):
    p = P()
    if i % 3 == 0: p.a = i; p.b = 1
    elif i % 3 == 1: p.b = 2; p.a = i
    else:
        p.c = 0; p.a = i; p.b = 3
        del p.c
    return p
ps = [make(i) for i in range(60)]
t = 0
for p in ps * 2:
    t += p.a * p.b
    p.b += 1
print(t, sorted(vars(ps[2])), list(vars(ps[1])))
# expect: 8930 ['a', 'b'] ['b', 'a']
