# Templates with own delimiters, and logging to a stream.
import string, logging, io
class B(string.Template): delimiter = '%'
print(B("%{d}_%n %%").substitute(d="x", n="y"))
try: string.Template("$a $b").substitute(a=1)
except KeyError as e: print(e)
out = io.StringIO(); logging.basicConfig(stream=out, level=logging.INFO, format="%(levelname)s:%(message)s")
logging.debug("no"); logging.info("yes %d", 5); logging.warning("careful"); logging.error("bad", exc_info=False)
print(out.getvalue().splitlines())
# expect: x_y %
# expect: 'b'
# expect: ['INFO:yes 5', 'WARNING:careful', 'ERROR:bad']
