# SystemExit carries a code and ends the program with it.
for arg in ((), (3,), ("text",), (1, 2), (None,)):
    try: raise SystemExit(*arg)
    except SystemExit as e: print(e.code, e.args)
import sys
try: sys.exit("bye")
except SystemExit as e: print(e.code)
print(issubclass(SystemExit, Exception), issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception))
# expect: None ()
# expect: 3 (3,)
# expect: text ('text',)
# expect: (1, 2) (1, 2)
# expect: None (None,)
# expect: bye
# expect: False False False
