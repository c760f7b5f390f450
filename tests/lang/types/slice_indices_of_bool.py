"""slice.indices() of a bool gives ints; bytes formatting shows the character it does not know as it is."""

print(slice(10**20, 10**20, 7).indices(True), slice(3, -1, 2).indices(False), slice(None).indices(True))
try:
    b"%\x1e" % b"a"
except ValueError as error:
    print(repr(str(error)))
# expect: (1, 1, 7) (0, 0, 2) (0, 1, 1)
# expect: "unsupported format character '\x1e' (0x1e) at index 1"
