# What a module made from a file knows of itself.
import sys, tempfile, os, importlib
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
os.makedirs(d + "/pk"); open(d + "/pk/__init__.py", "w").write("x = __name__, __package__\n"); open(d + "/pk/m.py", "w").write("from . import x\ny = __name__, __package__, __spec__.parent\n")
import pk.m
print(pk.x, pk.m.y, pk.m.x, pk.__spec__.submodule_search_locations == [d + "/pk"], pk.m.__spec__.origin == d + "/pk/m.py")
print(pk.__file__ == d + "/pk/__init__.py", hasattr(pk.m, "__path__"), type(pk.__loader__).__name__, pk.__spec__.has_location)
for source in ("from . import x", "from .. import y"):
    try:
        exec(source, {"__name__": "top", "__package__": ""} if ".." not in source else {"__name__": "pk", "__package__": "pk"})
    except ImportError as e:
        print(e)
# expect: ('pk', 'pk') ('pk.m', 'pk', 'pk') ('pk', 'pk') True True
# expect: True False SourceFileLoader True
# expect: attempted relative import with no known parent package
# expect: attempted relative import beyond top-level package
