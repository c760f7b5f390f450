# PEP 758 and PEP 765.
import warnings
for exc in (TimeoutError, ConnectionRefusedError, KeyError):
    try: raise exc
    except TimeoutError, ConnectionRefusedError: print("network")
    except KeyError: print("key")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    exec("def f():\n  try: return 1\n  finally: return 2\nprint(f())")
print([str(x.message) for x in w])
# expect: network
# expect: network
# expect: key
# expect: 2
# expect: ["'return' in a 'finally' block"]
