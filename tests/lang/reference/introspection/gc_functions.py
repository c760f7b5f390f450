# The collector as a program sees it.
import gc, weakref
class N: pass
def cycle():
    a, b = N(), N(); a.o, b.o = b, a
    return weakref.ref(a)
gc.collect(); gc.disable(); r = cycle(); print(r() is not None, gc.isenabled()); print(gc.collect() > 0, r()); gc.enable()
l = []; print(gc.is_tracked(l), gc.is_tracked(5), gc.is_tracked("a"), any(x is l for x in gc.get_referents([l])), gc.get_threshold()[0] > 0, len(gc.get_count()))
print(gc.is_finalized(5), gc.get_debug(), type(gc.get_objects()).__name__, len(gc.get_stats()))
# expect: True False
# expect: True None
# expect: True False False True True 3
# expect: False 0 list 3
