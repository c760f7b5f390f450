# __get__, __set__, __delete__: data descriptors before the instance's dict, others after it.
class D:
    def __get__(self, o, t): return ("get", o is not None, t.__name__)
    def __set__(self, o, v): o.__dict__["stored"] = v
    def __delete__(self, o): o.__dict__["stored"] = "deleted"
class N:
    def __get__(self, o, t=None): return "nondata"
class S:
    def __set__(self, o, v): o.__dict__["s"] = v * 2
class C: d = D(); n = N(); s = S()
c = C(); c.d = 5; c.__dict__["d"] = "hidden"; c.__dict__["n"] = "shown"
c.s = 4
print(c.d, C.d, c.stored, c.n, C.n, C().n, c.s, type(C().s).__name__)
del c.d; print(c.stored)
try: del c.s
except AttributeError as e: print(e)
C.d = "overwritten"; print(c.d)
class E:
    def __delete__(self, o): print("del only")
class F: e = E()
f = F(); del f.e
try: f.e = 1
except AttributeError as e: print(e)
# expect: ('get', True, 'C') ('get', False, 'C') 5 shown nondata nondata 8 S
# expect: deleted
# expect: __delete__
# expect: hidden
# expect: del only
# expect: __set__
