# Modules that import each other: a partly made one is in sys.modules.
import sys, tempfile
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
def w(n, t):
    with open(f"{d}/{n}.py", "w") as f: f.write(t)
w("ca", "import cb\nx = 1\ny = cb.get()"); w("cb", "import ca\ndef get(): return ca.x")
import ca; print(ca.y)
w("da", "from db import q\nz = 1"); w("db", "from da import z\nq = 2")
try: import da
except ImportError as e: print(str(e).replace(d, "D"))
w("ea", "import eb\nk = 1"); w("eb", "import ea\nea.k")
try: import ea
except AttributeError as e: print(str(e).replace(d, "D"))
import shutil; shutil.rmtree(d)
# expect: 1
# expect: cannot import name 'z' from partially initialized module 'da' (most likely due to a circular import) (D/da.py)
# expect: partially initialized module 'ea' from 'D/ea.py' has no attribute 'k' (most likely due to a circular import)
