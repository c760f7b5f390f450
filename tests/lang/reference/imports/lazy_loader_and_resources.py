# importlib.util's lazy loader runs a module at the first attribute; resolve_name; resources of a package.
import sys, os, tempfile, importlib.util, importlib.resources, shutil
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
open(os.path.join(d, "kr_lazy.py"), "w").write("print('running')\nvalue = 8\n")
os.mkdir(os.path.join(d, "kr_res")); open(os.path.join(d, "kr_res", "__init__.py"), "w").close()
open(os.path.join(d, "kr_res", "data.txt"), "w").write("text inside")
spec = importlib.util.find_spec("kr_lazy")
spec.loader = importlib.util.LazyLoader(spec.loader)
m = importlib.util.module_from_spec(spec); sys.modules["kr_lazy"] = m; spec.loader.exec_module(m)
print("not yet"); print(m.value, type(m).__name__)
print(importlib.util.resolve_name(".x", "a.b"), importlib.util.resolve_name("..x", "a.b"))
try: importlib.util.resolve_name("...x", "a.b")
except ImportError as e: print(e)
files = importlib.resources.files("kr_res")
print(files.joinpath("data.txt").read_text(), sorted(f.name for f in files.iterdir()), (files / "no").is_file())
shutil.rmtree(d)
# expect: not yet
# expect: running
# expect: 8 module
# expect: a.b.x a.x
# expect: attempted relative import beyond top-level package
# expect: text inside ['__init__.py', 'data.txt'] False
