# What imports raise: circular ones, hidden library modules, missing names; and whose frames are shown.
import os, sys, tempfile
folder = tempfile.mkdtemp()
files = {"circ_a.py": "from circ_b import y\nx = 1\n", "circ_b.py": "from circ_a import x\ny = 2\n",
         "circ2_a.py": "import circ2_b\nx = 1\n", "circ2_b.py": "import circ2_a\ncirc2_a.x\n",
         "pk/__init__.py": "", "pk/m.py": "from . import nosuch\n", "bad.py": "raise ValueError('x')\n",
         "syn.py": "x = (\n", "ns/part.py": "here = __name__, __package__\n", "pk/up.py": "from .. import x\n"}
for name, text in files.items():
    os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
    with open(os.path.join(folder, name), "w") as f:
        f.write(text)
sys.path.insert(0, folder)
def frames(tb):
    found = []
    while tb:
        found.append(os.path.basename(tb.tb_frame.f_code.co_filename))
        tb = tb.tb_next
    return found[2:]
def attempt(source):
    try:
        exec(source)
    except BaseException as e:
        facts = [getattr(e, n, None) for n in ("name", "path", "name_from")]
        print(source, type(e).__name__, str(e).replace(folder, "DIR"), str(facts).replace(folder, "DIR"), frames(e.__traceback__))
for source in ("import circ_a", "import circ2_a", "import pk.m", "from pk import zzz", "import bad", "import syn",
               "import nosuch.x", "import os.nosuch", "import sys.x", "import pk; pk.foo", "from pk.m import *",
               "import pk.up", "__import__('os', level=-1)", "__import__('')", "import pk.nosub",
               "from time import nosuch", "__import__('os', 'x', None, (), 1)",
               "__import__('', {'__name__': 'a', '__package__': 'a.b'}, None, (), 3)"):
    attempt(source)
import ns.part
print(ns.part.here, type(ns.__path__).__name__, ns.__spec__.origin)
print([type(f).__name__ if not isinstance(f, type) else f.__name__ for f in sys.meta_path], len(sys.path_hooks))
sys.modules["gone"] = None
attempt("import gone")
import builtins
old = builtins.__import__
def own(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level)
    return old(name, globals, locals, fromlist, level)
builtins.__import__ = own
import time
from os import path as p
builtins.__import__ = old
print(__spec__, type(__loader__).__name__)
import shutil
shutil.rmtree(folder)
# expect: import circ_a ImportError cannot import name 'x' from partially initialized module 'circ_a' (most likely due to a circular import) (DIR/circ_a.py) ['circ_a', 'DIR/circ_a.py', 'x'] ['circ_a.py', 'circ_b.py']
# expect: import circ2_a AttributeError partially initialized module 'circ2_a' from 'DIR/circ2_a.py' has no attribute 'x' (most likely due to a circular import) ['x', None, None] ['circ2_a.py', 'circ2_b.py']
# expect: import pk.m ImportError cannot import name 'nosuch' from 'pk' (DIR/pk/__init__.py) ['pk', 'DIR/pk/__init__.py', 'nosuch'] ['m.py']
# expect: from pk import zzz ImportError cannot import name 'zzz' from 'pk' (DIR/pk/__init__.py) ['pk', 'DIR/pk/__init__.py', 'zzz'] []
# expect: import bad ValueError x [None, None, None] ['bad.py']
# expect: import syn SyntaxError '(' was never closed (syn.py, line 1) [None, None, None] []
# expect: import nosuch.x ModuleNotFoundError No module named 'nosuch' ['nosuch', None, None] []
# expect: import os.nosuch ModuleNotFoundError No module named 'os.nosuch'; 'os' is not a package ['os.nosuch', None, None] []
# expect: import sys.x ModuleNotFoundError No module named 'sys.x'; 'sys' is not a package ['sys.x', None, None] []
# expect: import pk; pk.foo AttributeError module 'pk' has no attribute 'foo' ['foo', None, None] []
# expect: from pk.m import * ImportError cannot import name 'nosuch' from 'pk' (DIR/pk/__init__.py) ['pk', 'DIR/pk/__init__.py', 'nosuch'] ['m.py']
# expect: import pk.up ImportError attempted relative import beyond top-level package [None, None, None] ['up.py']
# expect: __import__('os', level=-1) ValueError level must be >= 0 [None, None, None] []
# expect: __import__('') ValueError Empty module name [None, None, None] []
# expect: import pk.nosub ModuleNotFoundError No module named 'pk.nosub' ['pk.nosub', None, None] []
# expect: from time import nosuch ImportError cannot import name 'nosuch' from 'time' (unknown location) ['time', None, 'nosuch'] []
# expect: __import__('os', 'x', None, (), 1) TypeError globals must be a dict [None, None, None] []
# expect: __import__('', {'__name__': 'a', '__package__': 'a.b'}, None, (), 3) ImportError attempted relative import beyond top-level package [None, None, None] []
# expect: ('ns.part', 'ns') _NamespacePath None
# expect: ['BuiltinImporter', 'FrozenImporter', 'PathFinder'] 2
# expect: import gone ModuleNotFoundError import of gone halted; None in sys.modules ['gone', None, None] []
# expect: import time None 0
# expect: import os ('path',) 0
# expect: None SourceFileLoader
