# Modules come out of zip files on sys.path.
import sys, zipfile, tempfile, os
p = tempfile.mktemp(suffix=".zip")
with zipfile.ZipFile(p, "w") as z: z.writestr("zmod.py", "v = __file__.split('.zip')[1]"); z.writestr("zpk/__init__.py", "import zpk.inner"); z.writestr("zpk/inner.py", "w = 7")
sys.path.insert(0, p)
import zmod, zpk
print(zmod.v.replace(os.sep, "/"), zpk.inner.w, type(zmod.__loader__).__name__)
os.remove(p)
# expect: /zmod.py 7 zipimporter
