# BLAKE2's parameters, HMAC by name and at once, and what is refused.
import _blake2, _hmac, _md5, _sha3


def show(function, *args, **keywords):
    try:
        result = function(*args, **keywords)
        print(result.hexdigest()[:40] if hasattr(result, "hexdigest") else result)
    except Exception as error:
        print(type(error).__name__, error)


for make in (_blake2.blake2b, _blake2.blake2s):
    show(make, b"abc", digest_size=5, key=b"k" * 5, salt=b"salt", person=b"pers")
    show(make, b"abc" * 100, fanout=3, depth=2, leaf_size=4, node_offset=5, node_depth=1, inner_size=6, last_node=True)
    for keywords in [{"digest_size": 0}, {"digest_size": 65}, {"key": b"x" * 65}, {"salt": b"x" * 17}, {"person": b"x" * 17},
                     {"fanout": 256}, {"depth": 0}, {"leaf_size": -1}, {"leaf_size": 2**32}, {"node_offset": 2**64},
                     {"node_offset": 2**48}, {"node_depth": 256}, {"inner_size": 65}, {"fanout": 2**40}, {"key": "x"}]:
        show(make, b"abc", **keywords)
for bad in ("x", 5, None):
    show(_md5.md5, bad)
show(_md5.md5, b"a", string=b"b")
for length in (-1, 2**40, 2**70, "x"):
    show(_sha3.shake_128(b"").digest, length)
for name in ["md5", "SHA256", "sha3_512", "SHA2_384", "sha3-256", "shake_128", 5, ""]:
    show(_hmac.new, b"key" * 50, b"message", name)
    show(_hmac.compute_digest, b"key", b"message", name)
h = _hmac.new(b"key", digestmod="sha1")
h.update(b"mess")
c = h.copy()
c.update(msg=b"age")
print(c.name, c.hexdigest() == _hmac.compute_sha1(b"key", b"message").hex(), h.digest() != c.digest())
show(_hmac.new, b"key")
show(_hmac.new, "key", b"", "md5")
# expect: 09d1f305c3
# expect: 3f12c3b8cff0b50c259de5ad4644bc52deee15fa
# expect: ValueError digest_size for Blake2b must be between 1 and 64 bytes, here it is 0
# expect: ValueError digest_size for Blake2b must be between 1 and 64 bytes, here it is 65
# expect: ValueError maximum key length is 64 bytes
# expect: ValueError maximum salt length is 16 bytes
# expect: ValueError maximum person length is 16 bytes
# expect: ValueError fanout must be between 0 and 255
# expect: ValueError depth must be between 1 and 255
# expect: ValueError Cannot convert negative int
# expect: OverflowError leaf_size is too large
# expect: OverflowError Python int too large for C unsigned long long
# expect: 4e20f36126769638769d64415dd6c4e2ffb6ccab
# expect: ValueError node_depth must be between 0 and 255
# expect: ValueError inner_size must be between 0 and is 64
# expect: OverflowError Python int too large to convert to C int
# expect: TypeError a bytes-like object is required, not 'str'
# expect: a1261b92a1
# expect: 225fbe39d6c4d3ab1ac8b7e78b51899ba10771fd
# expect: ValueError digest_size for Blake2s must be between 1 and 32 bytes, here it is 0
# expect: ValueError digest_size for Blake2s must be between 1 and 32 bytes, here it is 65
# expect: ValueError maximum key length is 32 bytes
# expect: ValueError maximum salt length is 8 bytes
# expect: ValueError maximum person length is 8 bytes
# expect: ValueError fanout must be between 0 and 255
# expect: ValueError depth must be between 1 and 255
# expect: ValueError Cannot convert negative int
# expect: OverflowError leaf_size is too large
# expect: OverflowError Python int too large for C unsigned long long
# expect: OverflowError node_offset is too large
# expect: ValueError node_depth must be between 0 and 255
# expect: ValueError inner_size must be between 0 and is 32
# expect: OverflowError Python int too large to convert to C int
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError Strings must be encoded before hashing
# expect: TypeError object supporting the buffer API required
# expect: TypeError object supporting the buffer API required
# expect: TypeError 'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.
# expect: ValueError Cannot convert negative int
# expect: ValueError length is too large
# expect: OverflowError Python int too large for C unsigned long
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: 4cdbd4f4e063f9a610276f887b97f2d7
# expect: b'NGH\xe6+F5!\xf6w_\xbf\x92\x124\xb5'
# expect: 0994ad7b9836ef647e60cf14bc246e78fe51ced0
# expect: b"n\x9e\xf2\x9bu\xff\xfc[z\xba\xe5'\xd5\x8f\xda\xdb/\xe4.r\x19\x01\x19v\x91sC\x06_X\xedJ"
# expect: 36b3f291e97a8ceba90b01f7362c73f760135bdf
# expect: b"Ks:\xe1q=\x83\xed'\xe4\x95'\xa1\xe4\xce\x03.\xca\xd6e~\x82@;B\xc3\x1f\x90\x1f\x00\xbd\xc3\x06\xfd\xc5\xd1\xe4\xb6dS\x0e\x9ci\x1a\x01\x07\r\x85\xe6G\x9b\xe0\xb9\xc4;(\xe0\xedw@\xf9\x06(\xcf"
# expect: 5880b39f6927825f51279aca7d28d6e3f5727b3c
# expect: b"\x0f\xd3\xae27\xbe\x98\xc6J\x07[s\x94\x98\x9f\xc6x\x9f1x\x8f\xad\xa4.\xad\xa8^\xe6i\x8b\xde/\xea\xe2\x0bf'\x1bgTK\x90b\xc7s\xb2\xd8o"
# expect: UnknownHashError unsupported hash type: 'sha3-256'
# expect: UnknownHashError unsupported hash type: 'sha3-256'
# expect: UnknownHashError unsupported hash type: 'shake_128'
# expect: UnknownHashError unsupported hash type: 'shake_128'
# expect: UnknownHashError unsupported hash type: 5
# expect: UnknownHashError unsupported hash type: 5
# expect: UnknownHashError unsupported hash type: ''
# expect: UnknownHashError unsupported hash type: ''
# expect: hmac-sha1 True True
# expect: TypeError new() missing 1 required argument 'digestmod'
# expect: TypeError Strings must be encoded before hashing
