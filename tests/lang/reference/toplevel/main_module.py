# The program is the module __main__.
import sys
print(__name__, sys.modules["__main__"].__dict__ is globals(), __spec__, type(__loader__).__name__, __package__, __file__.endswith("main_module.py"), __doc__)
import __main__
__main__.added = 5
print(added, hasattr(__main__, "__cached__"))
# expect: __main__ True None SourceFileLoader None True None
# expect: 5 True
