# Files close themselves, also when the body fails.
import tempfile, os
p = tempfile.mktemp()
try:
    with open(p, "w") as f: f.write("x"); 1 / 0
except ZeroDivisionError: print(f.closed, open(p).read())
os.remove(p)
# expect: True x
