# assert under optimization disappears with its side effects; __debug__ is a constant of the compilation.
source = "log = []\nassert log.append(1) or True, 'no'\nif __debug__: log.append('debug')\nassert False, log\n"
for level in (0, 1, 2):
    ns = {}
    try: exec(compile(source, "s", "exec", optimize=level), ns); print(level, ns["log"])
    except AssertionError as e: print(level, "AssertionError", e)
doc = compile("def f():\n    'text'\n    return f.__doc__", "s", "exec", optimize=2)
ns = {}; exec(doc, ns); print(ns["f"]())
class Loud(AssertionError): pass
try: assert not "text", Loud("inner")
except AssertionError as e: print(type(e).__name__, repr(e.args[0]))
import builtins
keep, builtins.AssertionError = AssertionError, None
try: assert 0
except keep as e: print("the real one", repr(e))
finally: builtins.AssertionError = keep
# expect: 0 AssertionError [1, 'debug']
# expect: 1 []
# expect: 2 []
# expect: None
# expect: AssertionError Loud('inner')
# expect: the real one AssertionError()
