# A finder on sys.meta_path may make modules from nothing.
import sys, importlib.machinery, importlib.abc
log = []
class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"):
            log.append((name, path is None))
            return importlib.machinery.ModuleSpec(name, self, is_package=name == "virtual")
    def create_module(self, spec): return None
    def exec_module(self, module): module.value = module.__name__.upper()
sys.meta_path.insert(0, Finder())
import virtual.child
print(virtual.value, virtual.child.value, log, virtual.__spec__.loader.__class__.__name__, virtual.__path__)
try: import virtual_x.y
except ModuleNotFoundError as e: print(e)
sys.meta_path.pop(0)
try: import other_virtual
except ModuleNotFoundError as e: print(e, e.name)
# expect: VIRTUAL VIRTUAL.CHILD [('virtual', True), ('virtual.child', False)] Finder []
# expect: No module named 'virtual_x.y'; 'virtual_x' is not a package
# expect: No module named 'other_virtual' other_virtual
