# Pickles that lie: every one ends in an exception, or in what CPython makes of it.
import _pickle as pickle

for data in [b"", b".", b"N", b"\x80", b"\x80\x06.", b"I5", b"Ix\n.", b"Lx\n.", b"Fx\n.", b"Sabc\n.", b"S\n.", b"T\1\0\0\0\xe9.", b"U\5a",
             b"(.", b"0.", b"1.", b"2.", b"t.", b"l.", b"(Kd.", b"K\1K\2e.", b"K\1K\2a.", b"a.", b"K\1K\2s.", b"}(K\1u.", b"K\1(K\1K\2u.",
             b"N(K\1\x90.", b"b.", b"K\1K\2b.", b"R.", b"K\1K\2R.", b"K\1)R.", b"cos\nxyz_\n.", b"cnosuchmod\nx\n.", b"c\n\n.", b"g5\n.", b"gx\n.",
             b"h\5.", b"j\5\0\0\0.", b"Np-1\n.", b"p5\n.", b"\x94.", b"P1\n.", b"Q.", b"B\xff\xff\xff\x7f.", b"\x8e" + b"\xff" * 8 + b".",
             b"\x8d" + b"\xff" * 8 + b".", b"\x95" + b"\xff" * 8 + b".", b"\x95\5\0\0\0\0\0\0\0N.", b"\x81.", b"NN\x81.", b"cbuiltins\nint\nN\x81.",
             b"\x92.", b"\x93.", b"K\1K\2\x93.", b"\x8b\xff\xff\xff\xff.", b"\x82\1.", b"\x82\0.", b"\x84\xff\xff\xff\xff.", b"i.", b"o.", b"(o.",
             b"J\1\0.", b"G\0\0.", b"\xff.", b"x.", b"\x97.", b"\x98.", b"\x96" + b"\xff" * 8 + b".", b"\x86.", b"N\x86.", b"((1.", b"cbuiltins\nlist\n)\x81}X\1\0\0\0aK\1sb.",
             b"\x8c\1\xff.", b"cos\npath.join\n."]:
    try:
        print(data, pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)
nested = b"(" * 100000 + b"N" + b"t" * 100000 + b"."
print(type(pickle.loads(nested)))
deep = []
for _ in range(200000):
    deep = [deep]
try:
    print(len(pickle.dumps(deep)) > 0)
except RecursionError:
    print(True)
# expect: b'' EOFError Ran out of input
# expect: b'.' UnpicklingError unpickling stack underflow
# expect: b'N' EOFError Ran out of input
# expect: b'\x80' UnpicklingError pickle data was truncated
# expect: b'\x80\x06.' ValueError unsupported pickle protocol: 6
# expect: b'I5' UnpicklingError pickle data was truncated
# expect: b'Ix\n.' ValueError could not convert string to int
# expect: b'Lx\n.' ValueError invalid literal for int() with base 10: 'x\n'
# expect: b'Fx\n.' ValueError could not convert string to float: 'x
# expect: '
# expect: b'Sabc\n.' UnpicklingError the STRING opcode argument must be quoted
# expect: b'S\n.' UnpicklingError the STRING opcode argument must be quoted
# expect: b'T\x01\x00\x00\x00\xe9.' UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
# expect: b'U\x05a' UnpicklingError pickle data was truncated
# expect: b'(.' UnpicklingError unexpected MARK found
# expect: b'0.' UnpicklingError unpickling stack underflow
# expect: b'1.' UnpicklingError could not find MARK
# expect: b'2.' UnpicklingError unpickling stack underflow
# expect: b't.' UnpicklingError could not find MARK
# expect: b'l.' UnpicklingError could not find MARK
# expect: b'(Kd.' 100
# expect: b'K\x01K\x02e.' UnpicklingError could not find MARK
# expect: b'K\x01K\x02a.' AttributeError 'int' object has no attribute 'append'
# expect: b'a.' UnpicklingError unpickling stack underflow
# expect: b'K\x01K\x02s.' UnpicklingError unpickling stack underflow
# expect: b'}(K\x01u.' UnpicklingError odd number of items for SETITEMS
# expect: b'K\x01(K\x01K\x02u.' TypeError 'int' object does not support item assignment
# expect: b'N(K\x01\x90.' AttributeError 'NoneType' object has no attribute 'add'
# expect: b'b.' UnpicklingError unpickling stack underflow
# expect: b'K\x01K\x02b.' UnpicklingError state is not a dictionary
# expect: b'R.' UnpicklingError unpickling stack underflow
# expect: b'K\x01K\x02R.' TypeError argument list must be a tuple
# expect: b'K\x01)R.' TypeError 'int' object is not callable
# expect: b'cos\nxyz_\n.' AttributeError module 'os' has no attribute 'xyz_'
# expect: b'cnosuchmod\nx\n.' ModuleNotFoundError No module named 'nosuchmod'
# expect: b'c\n\n.' UnpicklingError pickle data was truncated
# expect: b'g5\n.' UnpicklingError Memo value not found at index 5
# expect: b'gx\n.' ValueError invalid literal for int() with base 10: 'x\n'
# expect: b'h\x05.' UnpicklingError Memo value not found at index 5
# expect: b'j\x05\x00\x00\x00.' UnpicklingError Memo value not found at index 5
# expect: b'Np-1\n.' ValueError negative PUT argument
# expect: b'p5\n.' UnpicklingError unpickling stack underflow
# expect: b'\x94.' UnpicklingError unpickling stack underflow
# expect: b'P1\n.' UnpicklingError A load persistent id instruction was encountered, but no persistent_load function was specified.
# expect: b'Q.' UnpicklingError unpickling stack underflow
# expect: b'B\xff\xff\xff\x7f.' UnpicklingError pickle data was truncated
# expect: b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff.' OverflowError BINBYTES exceeds system's maximum size of 9223372036854775807 bytes
# expect: b'\x8d\xff\xff\xff\xff\xff\xff\xff\xff.' OverflowError BINUNICODE exceeds system's maximum size of 9223372036854775807 bytes
# expect: b'\x95\xff\xff\xff\xff\xff\xff\xff\xff.' OverflowError FRAME length exceeds system's maximum of 9223372036854775807 bytes
# expect: b'\x95\x05\x00\x00\x00\x00\x00\x00\x00N.' UnpicklingError pickle data was truncated
# expect: b'\x81.' UnpicklingError unpickling stack underflow
# expect: b'NN\x81.' UnpicklingError NEWOBJ class argument must be a type, not NoneType
# expect: b'cbuiltins\nint\nN\x81.' UnpicklingError NEWOBJ args argument must be a tuple, not NoneType
# expect: b'\x92.' UnpicklingError unpickling stack underflow
# expect: b'\x93.' UnpicklingError unpickling stack underflow
# expect: b'K\x01K\x02\x93.' UnpicklingError STACK_GLOBAL requires str
# expect: b'\x8b\xff\xff\xff\xff.' UnpicklingError LONG pickle has negative byte count
# expect: b'\x82\x01.' ValueError unregistered extension code 1
# expect: b'\x82\x00.' UnpicklingError EXT specifies code <= 0
# expect: b'\x84\xff\xff\xff\xff.' UnpicklingError EXT specifies code <= 0
# expect: b'i.' UnpicklingError could not find MARK
# expect: b'o.' UnpicklingError could not find MARK
# expect: b'(o.' UnpicklingError unpickling stack underflow
# expect: b'J\x01\x00.' UnpicklingError pickle data was truncated
# expect: b'G\x00\x00.' UnpicklingError pickle data was truncated
# expect: b'\xff.' UnpicklingError invalid load key, '\xff'.
# expect: b'x.' UnpicklingError invalid load key, 'x'.
# expect: b'\x97.' UnpicklingError pickle stream refers to out-of-band data but no *buffers* argument was given
# expect: b'\x98.' UnpicklingError unpickling stack underflow
# expect: b'\x96\xff\xff\xff\xff\xff\xff\xff\xff.' OverflowError BYTEARRAY8 exceeds system's maximum size of 9223372036854775807 bytes
# expect: b'\x86.' UnpicklingError unpickling stack underflow
# expect: b'N\x86.' UnpicklingError unpickling stack underflow
# expect: b'((1.' UnpicklingError unexpected MARK found
# expect: b'cbuiltins\nlist\n)\x81}X\x01\x00\x00\x00aK\x01sb.' AttributeError 'list' object has no attribute '__dict__'
# expect: b'\x8c\x01\xff.' UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: b'cos\npath.join\n.' AttributeError module 'os' has no attribute 'path.join'
# expect: <class 'tuple'>
# expect: True
