# Errors at the prompt do not end it; startup values of sys.
import sys, code
c = code.InteractiveConsole()
import io, contextlib
out = io.StringIO()
with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out):
    for line in ("1/0", "x = 3", "x"): c.push(line)
print(out.getvalue().splitlines()[-2:], sys.argv[1:], sys.flags.interactive)
# expect: ['ZeroDivisionError: division by zero', '3'] [] 0
