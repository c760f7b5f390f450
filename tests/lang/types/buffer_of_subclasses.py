# SPDX-License-Identifier: MIT
"""What reads bytes and bytearray takes what they hold, or what __buffer__ of their class gives: as CPython does, operation by operation.
A class's C function for giving memory back is not called for what its __buffer__ in Python gave."""

def tell(name, function, *args):
    try:
        print(name, function(*args), end="; ")
    except Exception as error:
        print(name, type(error).__name__, error, end="; ")

for base, start in (bytes, (b"12",)), (bytearray, (b"12",)), (str, ()), (list, ()):
    for result in 3, memoryview(b"xyz"):
        kind = type("Odd", (base,), {"__buffer__": lambda self, flags: result})
        odd = kind(*start)
        tell("%b", lambda: b"%b|%s" % (odd, odd))
        tell("int", int, odd)
        tell("float", float, odd)
        tell("startswith", b"12".startswith, odd)
        tell("endswith", bytearray(b"12").endswith, (odd,))
        tell("translate", b"12".translate, odd)
        tell("delete", b"12".translate, None, odd)
        tell("find", b"12".find, odd)
        tell("extend", bytearray(b"ab").extend, odd)
        tell("bytes", bytes, odd)
        print()
# expect: %b b'12|12'; int 12; float 12.0; startswith True; endswith True; translate ValueError translation table must be 256 characters long; delete b''; find TypeError __buffer__ returned non-memoryview object; extend TypeError can't set bytearray slice from Odd; bytes b'12'; 
# expect: %b b'12|12'; int 12; float 12.0; startswith True; endswith True; translate ValueError translation table must be 256 characters long; delete b''; find -1; extend None; bytes b'12'; 
# expect: %b b'12|12'; int 12; float 12.0; startswith TypeError startswith first arg must be bytes or a tuple of bytes, not Odd; endswith TypeError __buffer__ returned non-memoryview object; translate TypeError __buffer__ returned non-memoryview object; delete TypeError __buffer__ returned non-memoryview object; find TypeError __buffer__ returned non-memoryview object; extend TypeError can't set bytearray slice from Odd; bytes TypeError __buffer__ returned non-memoryview object; 
# expect: %b b'12|12'; int 12; float 12.0; startswith False; endswith False; translate ValueError translation table must be 256 characters long; delete b'12'; find -1; extend None; bytes b'xyz'; 
# expect: %b TypeError __buffer__ returned non-memoryview object; int ValueError invalid literal for int() with base 10: ''; float ValueError could not convert string to float: ''; startswith TypeError startswith first arg must be bytes or a tuple of bytes, not Odd; endswith TypeError __buffer__ returned non-memoryview object; translate TypeError __buffer__ returned non-memoryview object; delete TypeError __buffer__ returned non-memoryview object; find TypeError __buffer__ returned non-memoryview object; extend TypeError can't set bytearray slice from Odd; bytes TypeError string argument without an encoding; 
# expect: %b b'xyz|xyz'; int ValueError invalid literal for int() with base 10: ''; float ValueError could not convert string to float: ''; startswith False; endswith False; translate ValueError translation table must be 256 characters long; delete b'12'; find -1; extend None; bytes TypeError string argument without an encoding; 
# expect: %b TypeError __buffer__ returned non-memoryview object; int TypeError int() argument must be a string, a bytes-like object or a real number, not 'Odd'; float TypeError float() argument must be a string or a real number, not 'Odd'; startswith TypeError startswith first arg must be bytes or a tuple of bytes, not Odd; endswith TypeError __buffer__ returned non-memoryview object; translate TypeError __buffer__ returned non-memoryview object; delete TypeError __buffer__ returned non-memoryview object; find TypeError __buffer__ returned non-memoryview object; extend TypeError can't set bytearray slice from Odd; bytes TypeError __buffer__ returned non-memoryview object; 
# expect: %b b'xyz|xyz'; int ValueError invalid literal for int() with base 10: b'xyz'; float ValueError could not convert string to float: []; startswith False; endswith False; translate ValueError translation table must be 256 characters long; delete b'12'; find -1; extend None; bytes b'xyz'; 
