# A package written to disk: __all__ with submodules, relative imports, and __path__ as a list of places.
import os, sys, tempfile, shutil
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
files = {"snd/__init__.py": "__all__ = ['echo', 'late']\nlate = 'from init'\n", "snd/echo.py": "from .util import name\nfrom . import util as u\ndef run(): return name, u.__name__, __package__\n",
    "snd/util.py": "name = 'util name'\n", "snd/surround.py": "x = 1\n", "more/plugin.py": "y = 'found elsewhere'\n"}
for name, text in files.items():
    os.makedirs(os.path.dirname(os.path.join(d, name)), exist_ok=True)
    open(os.path.join(d, name), "w").write(text)
ns = {}
exec("from snd import *", ns)
print(sorted(k for k in ns if k[0] != "_"), ns["echo"].run(), "snd.surround" in sys.modules)
import snd.surround
print(snd.surround.x, snd.__path__ == [os.path.join(d, "snd")], snd.__spec__.submodule_search_locations == snd.__path__)
snd.__path__.append(os.path.join(d, "more"))
from snd import plugin
print(plugin.y, plugin.__name__)
for text in ("from snd import nope", "import snd.echo.deep", "from . import x", "from .. import y"):
    try: exec(text, {"__package__": "snd"} if "." in text.split()[1][:1] and ".." in text else {"__name__": "top"})
    except ImportError as e: print(type(e).__name__, str(e).split(" (")[0])
shutil.rmtree(d)
# expect: ['echo', 'late'] ('util name', 'snd.util', 'snd') False
# expect: 1 True True
# expect: found elsewhere snd.plugin
# expect: ImportError cannot import name 'nope' from 'snd'
# expect: ModuleNotFoundError No module named 'snd.echo.deep'; 'snd.echo' is not a package
# expect: ImportError attempted relative import with no known parent package
# expect: ImportError attempted relative import beyond top-level package
