# reload runs a module again in the same namespace.
import sys, tempfile, importlib
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
def w(t):
    with open(d + "/reloaded_m.py", "w") as f: f.write(t)
    importlib.invalidate_caches()
w("a = 1\nkeep = 5\nlist_ = []"); import reloaded_m as m
m.extra = "e"; w("a = 22222\nb = 3"); r = importlib.reload(m)
print(r is m, m.a, m.b, m.keep, m.extra)
for bad in (5, type(sys)("not_there")):
    try: importlib.reload(bad)
    except (TypeError, ImportError) as e: print(e)
import shutil; shutil.rmtree(d)
# expect: True 22222 3 5 e
# expect: reload() argument must be a module
# expect: module not_there not in sys.modules
