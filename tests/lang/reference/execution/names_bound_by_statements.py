# Which constructs bind names, and that their scope ends with the block of code.
import os.path as p, sys
from os import sep as s
with open(os.devnull) if "os" in dir() else open("/dev/null") as fh: pass
for i, (j, *k) in [(1, (2, 3, 4))]: pass
try: 1 / 0
except ZeroDivisionError as err: pass
match {"a": [1, 2]}:
    case {"a": [x, y], **rest}: pass
def f(): pass
class C: pass
type T = int
[w := 3]
names = sorted(n for n in dir() if not n.startswith("__"))
print(names)
# expect: ['C', 'T', 'f', 'fh', 'i', 'j', 'k', 'p', 'rest', 's', 'sys', 'w', 'x', 'y']
