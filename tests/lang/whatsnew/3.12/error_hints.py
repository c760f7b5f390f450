# Forgotten imports and self, import from with the wrong order.
import traceback
def sys_path():
    import collections
    return collections.__file__
class A:
    def __init__(self): self.blech = 1
    def foo(self): return blech
def show(f):
    try: f()
    except Exception as e: print(traceback.format_exception(e)[-1].strip().replace(sys_path(), ""))
show(lambda: sys.version_info); show(lambda: A().foo()); show(lambda: math.pi)
try: compile("import a.y.z from b.y.z", "s", "exec")
except SyntaxError as e: print(e.msg)
def imp(): from collections import chainmap
show(imp)
# expect: NameError: name 'sys' is not defined. Did you forget to import 'sys'?
# expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
# expect: NameError: name 'math' is not defined. Did you forget to import 'math'?
# expect: Did you mean to use 'from ... import ...' instead?
# expect: ImportError: cannot import name 'chainmap' from 'collections' (). Did you mean: 'ChainMap'?
