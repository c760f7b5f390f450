# A class attribute changes in the middle of a hot loop; so does a base class's.
class Base: step = 1
class Derived(Base): pass
d = Derived()
def run(n):
    t = 0
    for i in range(n):
        t += d.step
        if i == 50: Base.step = 10
        if i == 70: Derived.step = 100
        if i == 80: d.step = 1000
    return t
print(run(90))
# expect: 10251
