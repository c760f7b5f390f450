# from m import * takes __all__, or the names without an underscore.
import sys, types
def make(name, **names):
    m = types.ModuleType(name); vars(m).update(names); sys.modules[name] = m
make("m1", a=1, _b=2); make("m2", a=1, _b=2, __all__=["_b"]); make("m3", __all__=["zz"]); make("m4", __all__=[1]); make("m5", __all__=5)
for name in ("m1", "m2", "m3", "m4", "m5"):
    g = {}
    try:
        exec(f"from {name} import *", g); print(name, sorted(k for k in g if k != "__builtins__"))
    except (AttributeError, TypeError) as e:
        print(name, type(e).__name__, e)
# expect: m1 ['a']
# expect: m2 ['_b']
# expect: m3 AttributeError module 'm3' has no attribute 'zz'
# expect: m4 TypeError Item in m4.__all__ must be str, not int
# expect: m5 TypeError 'int' object does not support indexing
