# sys.modules is asked first; None there refuses; deleting imports anew.
import sys, types
m = types.ModuleType("fake_mod"); m.v = 1
sys.modules["fake_mod"] = m
import fake_mod
print(fake_mod is m, fake_mod.v)
sys.modules["blocked"] = None
try: import blocked
except ModuleNotFoundError as e: print(e)
sys.modules["anything"] = 42
import anything; print(anything)
import string; old = string; del sys.modules["string"]; import string
print(old is string)
# expect: True 1
# expect: import of blocked halted; None in sys.modules
# expect: 42
# expect: False
