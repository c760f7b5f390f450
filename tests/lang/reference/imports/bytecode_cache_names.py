# Where compiled files go, and how they are found.
import importlib.util as u, sys
p = u.cache_from_source("/a/b/c.py"); print(p.startswith("/a/b/__pycache__/c."), p.endswith(".pyc"))
print(u.source_from_cache(p), u.cache_from_source("/a/c.py", optimization=2).endswith(".opt-2.pyc"), len(u.MAGIC_NUMBER))
try: u.source_from_cache("/a/b.pyc")
except ValueError as e: print(e)
# expect: True True
# expect: /a/b/c.py True 4
# expect: __pycache__ not bottom-level directory in '/a/b.pyc'
