# Relative imports go by __package__, and __name__ where that is missing.
for g in ({"__package__": "os"}, {"__name__": "os.path", "__package__": None}, {"__name__": "json", "__path__": []}, {"__name__": "alone"}, {"__package__": ""}, {"__package__": 5}, {"__package__": "nonexistent_p"}, {}):
    try: exec("from . import decoder", g); print("found")
    except (ImportError, TypeError, KeyError) as e: print(type(e).__name__, str(e).split(" (")[0])
# expect: ImportError cannot import name 'decoder' from 'os'
# expect: ImportError cannot import name 'decoder' from 'os'
# expect: found
# expect: ImportError attempted relative import with no known parent package
# expect: ImportError attempted relative import with no known parent package
# expect: TypeError package must be a string
# expect: ModuleNotFoundError No module named 'nonexistent_p'
# expect: KeyError "'__name__' not in globals"
