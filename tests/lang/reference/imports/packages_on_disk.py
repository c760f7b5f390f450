# Regular packages: __init__, submodules, __path__, and attributes of the parent.
import sys, tempfile, os
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
os.makedirs(d + "/pk/sub")
for p, t in {"pk/__init__.py": "x = 1\nfrom . import a\n__all__ = ['a', 'b']", "pk/a.py": "from .b import y\nname = __name__, __package__", "pk/b.py": "y = 2", "pk/sub/__init__.py": "", "pk/sub/c.py": "from .. import x\nfrom ..b import y\nfrom . import *\nfrom .. import a as aa\nz = x + y"}.items():
    with open(f"{d}/{p}", "w") as f: f.write(t)
import pk.sub.c
print(pk.x, pk.a.name, pk.sub.c.z, pk.sub.c.aa is pk.a, pk.__path__ == [d + "/pk"], pk.__spec__.submodule_search_locations == pk.__path__, pk.sub.c.__package__, pk.b.y)
from pk import *
print(a is pk.a, b.y)
for code in ("from pk import nothing", "import pk.nothing", "from .x import y", "import pk.a.q"):
    try: exec(code, {"__name__": "tester"})
    except ImportError as e: print(type(e).__name__, str(e).replace(d, "D"))
import shutil; shutil.rmtree(d)
# expect: 1 ('pk.a', 'pk') 3 True True True pk.sub 2
# expect: True 2
# expect: ImportError cannot import name 'nothing' from 'pk' (D/pk/__init__.py)
# expect: ModuleNotFoundError No module named 'pk.nothing'
# expect: ImportError attempted relative import with no known parent package
# expect: ModuleNotFoundError No module named 'pk.a.q'; 'pk.a' is not a package
