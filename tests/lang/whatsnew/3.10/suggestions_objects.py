# The objects that suggestions are computed from.
import collections
try: collections.namedtoplo
except AttributeError as e: print(e.name, e.obj is collections, e)
schwarzschild = 1
try: schwarschild
except NameError as e: print(e.name, e)
# expect: namedtoplo True module 'collections' has no attribute 'namedtoplo'
# expect: schwarschild name 'schwarschild' is not defined
