# Methods that are functions from elsewhere; self is a convention.
def outside(this, n): return this.base + n
class C:
    base = 10
    m = outside
    def n(me): return me.m(5)
print(C().m(1), C().n(), C.m(C, 2), C().n.__self__.__class__.__name__)
# expect: 11 15 12 C
