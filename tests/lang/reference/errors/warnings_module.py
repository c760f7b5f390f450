# Filters, categories, stack levels and the text of warnings.
import warnings
def f(): warnings.warn("old", DeprecationWarning, stacklevel=2)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    f(); warnings.warn("plain"); warnings.warn(RuntimeWarning("obj"))
print([(x.category.__name__, str(x.message)) for x in w])
with warnings.catch_warnings():
    warnings.filterwarnings("error", "bad.*"); warnings.filterwarnings("ignore", "fine")
    warnings.warn("fine")
    try: warnings.warn("bad thing")
    except UserWarning as e: print("raised", e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("once")
    for _ in range(3): warnings.warn("again")
print(len(w), warnings.formatwarning("m", UserWarning, "f.py", 3, "line"))
for bad in ("warnings.warn(5)", "warnings.warn('a', int)", "warnings.simplefilter('x')", "warnings.warn()"):
    try: exec(bad); print(bad, "ok")
    except (TypeError, ValueError, AssertionError) as e: print(type(e).__name__, e)
    except Warning as e: print(e)
# expect: [('DeprecationWarning', 'old'), ('UserWarning', 'plain'), ('RuntimeWarning', 'obj')]
# expect: raised bad thing
# expect: 1 f.py:3: UserWarning: m
# expect:   line
# expect: 
# expect: warnings.warn(5) ok
# expect: TypeError category must be a Warning subclass, not 'type'
# expect: ValueError invalid action: 'x'
# expect: TypeError warn() missing required argument 'message' (pos 1)
