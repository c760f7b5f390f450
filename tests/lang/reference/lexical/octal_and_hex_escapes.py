# Octal escapes take up to three digits, \x exactly two.
print("\0\01\012\1234".encode(), "\x41\x7e", b"\x00\377", len("\08"))
# expect: b'\x00\x01\nS4' A~ b'\x00\xff' 2
