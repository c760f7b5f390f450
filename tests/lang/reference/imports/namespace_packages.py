# Folders without __init__ are portions of one package.
import sys, tempfile, os
d, e = tempfile.mkdtemp(), tempfile.mkdtemp(); sys.path[:0] = [d, e]; sys.dont_write_bytecode = True
for p, n in ((d, "one"), (e, "two")):
    os.mkdir(p + "/nsp")
    with open(f"{p}/nsp/{n}.py", "w") as f: f.write(f"v = {n!r}")
import nsp.one, nsp.two
print(nsp.one.v, nsp.two.v, len(nsp.__path__), type(nsp.__path__).__name__, nsp.__spec__.origin, getattr(nsp, "__file__", None), type(nsp.__loader__).__name__)
import shutil; shutil.rmtree(d); shutil.rmtree(e)
# expect: one two 2 _NamespacePath None None NamespaceLoader
