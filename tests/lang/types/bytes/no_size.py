# An argument whose __index__ gives no int, or raises TypeError, is no size: bytes() and bytearray() go over its items.
class A:
    def __index__(self): return "s"
class B(A):
    def __iter__(self): return iter((1, 2))
class C(A):
    def __iter__(self): raise ValueError("iter")
class D(A):
    def __iter__(self): return 5
class E:
    def __index__(self): raise TypeError("mine")
    def __getitem__(self, i): return (4, 5)[i]
class F(bytes):
    def __index__(self): return 2.5
class G:
    def __index__(self): raise ValueError("mine")
    def __iter__(self): return iter((1, 2))
class H:
    def __index__(self): return -1
class I:
    def __index__(self): return 1 << 70
for make in bytes, bytearray:
    for kind in A, B, C, D, E, F, G, H, I:
        try: print(make.__name__, kind.__name__, make(kind()))
        except Exception as e: print(make.__name__, kind.__name__, type(e).__name__, e, type(e.__context__))
# expect: bytes A TypeError cannot convert 'A' object to bytes <class 'NoneType'>
# expect: bytes B b'\x01\x02'
# expect: bytes C ValueError iter <class 'NoneType'>
# expect: bytes D TypeError cannot convert 'D' object to bytes <class 'NoneType'>
# expect: bytes E b'\x04\x05'
# expect: bytes F b''
# expect: bytes G ValueError mine <class 'NoneType'>
# expect: bytes H ValueError negative count <class 'NoneType'>
# expect: bytes I OverflowError cannot fit 'I' into an index-sized integer <class 'NoneType'>
# expect: bytearray A TypeError cannot convert 'A' object to bytearray <class 'NoneType'>
# expect: bytearray B bytearray(b'\x01\x02')
# expect: bytearray C ValueError iter <class 'NoneType'>
# expect: bytearray D TypeError cannot convert 'D' object to bytearray <class 'NoneType'>
# expect: bytearray E bytearray(b'\x04\x05')
# expect: bytearray F bytearray(b'')
# expect: bytearray G ValueError mine <class 'NoneType'>
# expect: bytearray H ValueError negative count <class 'NoneType'>
# expect: bytearray I OverflowError cannot fit 'I' into an index-sized integer <class 'NoneType'>
