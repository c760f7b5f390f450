# Names made by a module's __getattr__ can be imported; star uses __all__ through it too.
import sys, types
m = types.ModuleType("lazy_m")
exec("__all__ = ['one', 'two']\none = 1\ndef __getattr__(n):\n if n == 'two': return 2\n raise AttributeError(f'lazy has no {n}')", m.__dict__)
sys.modules["lazy_m"] = m
from lazy_m import two; print(two)
ns = {}; exec("from lazy_m import *", ns); print(ns["one"], ns["two"])
try: from lazy_m import three
except ImportError as e: print(e)
try: m.three
except AttributeError as e: print(e)
# expect: 2
# expect: 1 2
# expect: cannot import name 'three' from 'lazy_m' (unknown location)
# expect: lazy has no three
