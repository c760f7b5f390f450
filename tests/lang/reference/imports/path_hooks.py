# sys.path_hooks make finders for entries of sys.path.
import sys, importlib.machinery
class PF:
    def __init__(self, entry):
        if not entry.startswith("mem:"): raise ImportError
        self.entry = entry
    def find_spec(self, name, target=None):
        if name == "hooked": return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec): return None
    def exec_module(self, m): m.where = self.entry
sys.path_hooks.append(PF); sys.path.append("mem:here"); sys.path_importer_cache.clear()
import hooked
print(hooked.where, type(sys.path_importer_cache["mem:here"]).__name__)
# expect: mem:here PF
