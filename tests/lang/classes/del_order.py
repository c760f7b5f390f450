# Objects die at once when their last reference goes, in order.
log = []
class N:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def f():
    a = N("a")
    b = N("b")
    print("leaving")
f()
x = N("x1")
x = N("x2")
print("rebound")
del x
print("deleted")
l = [N("l0"), N("l1")]
l[0] = None
l.clear()
for i in range(3):
    t = N("loop%d" % i)
print("end")
N("temporary")
print("last")
# expect: leaving
# expect: del b
# expect: del a
# expect: del x1
# expect: rebound
# expect: del x2
# expect: deleted
# expect: del l0
# expect: del l1
# expect: del loop0
# expect: del loop1
# expect: end
# expect: del temporary
# expect: last
# expect: del loop2
