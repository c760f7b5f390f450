# code.InteractiveConsole runs line by line and asks for more of blocks.
import code, io, contextlib
c = code.InteractiveConsole({"__name__": "console"})
out = io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
    more = [c.push(line) for line in ("x = 1", "x + 1", "if x:", "    print('in')", "", "def f():", "  return 5", "", "f()")]
print(more); print(out.getvalue().replace("\n", "|"))
# expect: [False, False, True, True, False, True, True, False, False]
# expect: 2|in|5|
