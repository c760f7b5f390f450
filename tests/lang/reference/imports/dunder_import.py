# __import__ and import_module: what they return.
import importlib
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__ in ("posixpath", "ntpath"), importlib.import_module("os.path").__name__)
print(__import__("json", level=0).__name__, importlib.import_module(".decoder", "json").__name__)
for f in (lambda: __import__(5), lambda: __import__(""), lambda: importlib.import_module(".x"), lambda: __import__("x", level=-1), lambda: __import__("x", {}, {}, [], 1), lambda: importlib.import_module("..x", "a")):
    try: f()
    except (TypeError, ValueError, ImportError, KeyError) as e: print(type(e).__name__, e)
# expect: os True posixpath
# expect: json json.decoder
# expect: TypeError module name must be a string
# expect: ValueError Empty module name
# expect: TypeError the 'package' argument is required to perform a relative import for '.x'
# expect: ValueError level must be >= 0
# expect: KeyError "'__name__' not in globals"
# expect: ImportError attempted relative import beyond top-level package
