# A loader with create_module and exec_module: order, attributes, and a failing exec that leaves nothing.
import sys, importlib.abc, importlib.machinery, importlib.util, types
class Special(types.ModuleType): pass
class L(importlib.abc.Loader):
    def __init__(self, text): self.text = text
    def create_module(self, spec): print("create", spec.name); return Special(spec.name)
    def exec_module(self, module):
        print("exec", module.__name__, module.__name__ in sys.modules, module.__spec__.origin)
        exec(self.text, module.__dict__)
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name in ("kr_good", "kr_bad"):
            return importlib.util.spec_from_loader(name, L("x = 1" if name == "kr_good" else "y = 1 / 0"), origin="thin air")
f = Finder(); sys.meta_path.insert(0, f)
import kr_good
print(type(kr_good).__name__, kr_good.x, kr_good.__spec__.has_location, kr_good)
try: import kr_bad
except ZeroDivisionError as e: print(e, "kr_bad" in sys.modules)
spec = importlib.util.find_spec("kr_good"); print(spec is kr_good.__spec__, importlib.util.find_spec("kr_none"))
m = importlib.util.module_from_spec(f.find_spec("kr_good", None)); print(hasattr(m, "x"), m is kr_good)
sys.meta_path.remove(f)
# expect: create kr_good
# expect: exec kr_good True thin air
# expect: Special 1 False <module 'kr_good' (thin air)>
# expect: create kr_bad
# expect: exec kr_bad True thin air
# expect: division by zero False
# expect: True None
# expect: create kr_good
# expect: False False
