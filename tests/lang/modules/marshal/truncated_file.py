# A file that ends in the middle of something big: EOFError, once its pieces are given back.
import marshal, io
for kind in (b's', b'u', b'l', b't'):
    for claimed in (0x7fffffff, 3 << 20):
        try:
            print(marshal.load(io.BytesIO(kind + claimed.to_bytes(4, 'little') + b'a' * (5 << 18))))
        except Exception as e:
            print(kind, type(e).__name__, e)
# expect: b's' EOFError EOF read where not expected
# expect: b's' EOFError EOF read where not expected
# expect: b'u' EOFError EOF read where not expected
# expect: b'u' EOFError EOF read where not expected
# expect: b'l' EOFError EOF read where not expected
# expect: b'l' EOFError EOF read where not expected
# expect: b't' EOFError EOF read where not expected
# expect: b't' EOFError EOF read where not expected
