"""The bounds of a range and of slice.indices are of type int, whatever they were given as; slices of ranges refuse wrong steps."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

big = 10**30
class Int(int):
    def __repr__(self):
        return "Int"
tell(range, big, False)
tell(range, True, big, True)
tell(range, Int(big), Int(5))
tell(lambda: range(big)[True:big:True])
tell(lambda: slice(Int(3), True, Int(2)).indices(Int(10)))
tell(lambda: slice(True, Int(10), True).indices(big))
class Index:
    def __index__(self):
        return 2**70
for values in range(big), range(5), range(0), range(2**63 - 5, 2**63 + 5), range(-(2**63), 2**63 - 1):
    tell(lambda: values[1:2:"a"])
    tell(lambda: values["a":2])
    tell(lambda: values[1::Index()])
# expect: range(1000000000000000000000000000000, 0)
# expect: range(1, 1000000000000000000000000000000)
# expect: range(1000000000000000000000000000000, 5)
# expect: range(1, 1000000000000000000000000000000)
# expect: (3, 1, 2)
# expect: (1, 10, 1)
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: range(1, 1000000000000000000000000000000, 1180591620717411303424)
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: range(1, 5, 1180591620717411303424)
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: range(0, 0, 1180591620717411303424)
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: range(9223372036854775804, 9223372036854775813, 1180591620717411303424)
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: range(-9223372036854775807, 9223372036854775807, 1180591620717411303424)
