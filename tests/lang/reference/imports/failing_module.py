# A module that raises is taken out of sys.modules again; what it imported stays.
import sys, tempfile
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
with open(d + "/good_side.py", "w") as f: f.write("v = 1")
with open(d + "/bad_body.py", "w") as f: f.write("import good_side\n1 / 0")
with open(d + "/bad_syntax.py", "w") as f: f.write("x = = 1")
for n in ("bad_body", "bad_syntax"):
    try: __import__(n)
    except (ZeroDivisionError, SyntaxError) as e: print(type(e).__name__, n in sys.modules, "good_side" in sys.modules)
import shutil; shutil.rmtree(d)
# expect: ZeroDivisionError False True
# expect: SyntaxError False True
