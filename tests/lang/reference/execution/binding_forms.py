# Everything that binds a name.
import sys as a
from os import sep as b
def c(): pass
class d: pass
for e in [1]: pass
with open(__file__) as f: pass
try: 1 / 0
except ZeroDivisionError as g: h = 1
i = j = 1
k: int = 2
(l := 3)
[m, *n] = 1, 2
match 5:
    case o: pass
type p = int
import os.path
print([x for x in "abcdefhijklmnop" if x in globals()], "g" in globals(), "os" in globals())
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'] False True
