# An option marked deprecated warns on the error stream and still works.
import argparse, contextlib, io
parser = argparse.ArgumentParser(prog="p", color=False)
parser.add_argument("-v", "--verbose", action="store_true", deprecated=True)
parser.add_argument("--legacy", type=int, deprecated=True)
err = io.StringIO()
with contextlib.redirect_stderr(err):
    print(parser.parse_args(["-v", "--legacy", "3"]))
print(err.getvalue(), end="")
# expect: Namespace(verbose=True, legacy=3)
# expect: p: warning: option '-v' is deprecated
# expect: p: warning: option '--legacy' is deprecated
