# import a.b binds a; with `as` it binds the submodule.
import sys, types
pkg = types.ModuleType("pkg"); pkg.__path__ = []
sub = types.ModuleType("pkg.sub"); sub.v = 1
pkg.sub = sub
sys.modules.update({"pkg": pkg, "pkg.sub": sub})
import pkg.sub
print(pkg.sub.v, "sub" in dir())
import pkg.sub as s
print(s is sub)
from pkg import sub as t
print(t is sub)
del pkg.sub
from pkg import sub
print(sub.v)
sys.modules["pkg.none"] = None
for source in ("import pkg.none", "import pkg.other", "from pkg import other", "import nopkg.x", "from pkg.sub import w"):
    try:
        exec(source)
    except ImportError as e:
        print(type(e).__name__, e, e.name)
# expect: 1 True
# expect: True
# expect: True
# expect: 1
# expect: ModuleNotFoundError import of pkg.none halted; None in sys.modules pkg.none
# expect: ModuleNotFoundError No module named 'pkg.other' pkg.other
# expect: ImportError cannot import name 'other' from 'pkg' (unknown location) pkg
# expect: ModuleNotFoundError No module named 'nopkg' nopkg
# expect: ImportError cannot import name 'w' from 'pkg.sub' (unknown location) pkg.sub
