# print's parameters; input from a stream.
import io, sys
print(1, "a", None, sep="-", end="!\n"); print(); print(sep="x"); print(*[], end=""); print("a\n", end=""); print(1, 2, sep=None, end=None)
out = io.StringIO(); print("x", 5, file=out, flush=True); print(repr(out.getvalue()))
sys.stdin = io.StringIO("first\nsecond"); print(repr(input()), repr(input("prompt> ")))
try: input()
except EOFError as e: print(e)
class W:
    def write(self, s): parts.append(s)
parts = []; print("a", "b", file=W()); print(parts)
for bad in ("print(1, sep=5)", "print(1, end=b'x')", "print(1, file=5)", "print(1, foo=2)", "print(1, flush=True, file=W())"):
    try: eval(bad)
    except (TypeError, AttributeError) as e: print(bad, "|", type(e).__name__, e)
# expect: 1-a-None!
# expect: 
# expect: 
# expect: a
# expect: 1 2
# expect: 'x 5\n'
# expect: prompt> 'first' 'second'
# expect: EOF when reading a line
# expect: ['a', ' ', 'b', '\n']
# expect: print(1, sep=5) | TypeError sep must be None or a string, not int
# expect: print(1, end=b'x') | TypeError end must be None or a string, not bytes
# expect: print(1, file=5) | AttributeError 'int' object has no attribute 'write'
# expect: print(1, foo=2) | TypeError print() got an unexpected keyword argument 'foo'
# expect: print(1, flush=True, file=W()) | AttributeError 'W' object has no attribute 'flush'
