# EncodingWarning exists and is off by itself; text_encoding gives the name to pass on; sys facts of 3.10.
import io, sys
print(EncodingWarning.__mro__[1].__name__, io.text_encoding(None) in ("locale", "utf-8"), io.text_encoding("ascii"), sys.flags.warn_default_encoding)
print("os" in sys.stdlib_module_names, "numpy" in sys.stdlib_module_names, type(sys.stdlib_module_names).__name__, len(sys.orig_argv) >= 1)
import base64, bisect, itertools
print(base64.b32hexencode(b"krait"), base64.b32hexdecode(base64.b32hexencode(b"x")))
print([list(p) for p in (itertools.pairwise([]), itertools.pairwise([1]), itertools.pairwise([1, 2, 3]))], bisect.bisect_left([(1, "b"), (3, "a")], 2, key=lambda t: t[0]))
# expect: Warning True ascii 0
# expect: True False frozenset True
# expect: b'DDP62QBK' b'x'
# expect: [[], [], [(1, 2), (2, 3)]] 1
