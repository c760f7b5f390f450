# Interactive code shows values through sys.displayhook, which sets _.
import sys, builtins
exec(compile("3 * 4", "s", "single")); print(builtins._)
seen = []
sys.displayhook = seen.append
exec(compile("'a'; None; [1]", "s", "single"))
print(seen)
sys.displayhook = sys.__displayhook__
del sys.displayhook
try: exec(compile("1", "s", "single"))
except RuntimeError as e: print(e)
# expect: 12
# expect: 12
# expect: ['a', None, [1]]
# expect: lost sys.displayhook
