# sys.modules as the cache: None blocks, a replaced entry is what import gives, odd objects are served.
import sys
sys.modules["kr_blocked"] = None
try: import kr_blocked
except ModuleNotFoundError as e: print(e, e.name)
class Odd:
    attr = "from an object"
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return "made " + name
sys.modules["kr_odd"] = Odd()
import kr_odd
from kr_odd import attr, other
print(type(kr_odd).__name__, attr, other)
sys.modules["kr_five"] = 5
import kr_five; from kr_five import real
print(kr_five, real)
try: from kr_five import unreal
except ImportError as e: print(str(e))
try: import kr_five.sub
except ModuleNotFoundError as e: print(e)
import importlib
try: importlib.reload(kr_five)
except TypeError as e: print(e)
# expect: import of kr_blocked halted; None in sys.modules kr_blocked
# expect: Odd from an object made other
# expect: 5 5
# expect: cannot import name 'unreal' from '<unknown module name>' (unknown location)
# expect: No module named 'kr_five.sub'; 'kr_five' is not a package
# expect: reload() argument must be a module
