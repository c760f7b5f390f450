# range objects: slices, equality, membership, attributes, pickling.
import pickle
r = range(2, 20, 3)
print(r[1], r[-1], r[1:4], r[::-1], len(r), 5 in r, 6 in r, r.index(8), r.count(8), r == range(2, 18, 3), hash(r) == hash(range(2, 18, 3)), list(reversed(r)), pickle.loads(pickle.dumps(r)) == r, range(5) == [0, 1], bool(range(0)), max(r), sum(r), range(10**30)[-1], 2.0 in r, "a" in r)
for bad in ("r[9]", "r['a']", "r.index(3)", "range(1, 2, 0)", "r.start = 5", "len(range(10**20))", "range(2.0)", "range()", "r + r", "del r[0]"):
    try: exec(bad)
    except (IndexError, TypeError, ValueError, AttributeError, OverflowError) as e: print(bad, "|", type(e).__name__, e)
# expect: 5 17 range(5, 14, 3) range(17, -1, -3) 6 True False 2 1 True True [17, 14, 11, 8, 5, 2] True False False 17 57 999999999999999999999999999999 True False
# expect: r[9] | IndexError range object index out of range
# expect: r['a'] | TypeError range indices must be integers or slices, not str
# expect: r.index(3) | ValueError range.index(x): x not in range
# expect: range(1, 2, 0) | ValueError range() arg 3 must not be zero
# expect: r.start = 5 | AttributeError readonly attribute
# expect: len(range(10**20)) | OverflowError Python int too large to convert to C ssize_t
# expect: range(2.0) | TypeError 'float' object cannot be interpreted as an integer
# expect: range() | TypeError range expected at least 1 argument, got 0
# expect: r + r | TypeError unsupported operand type(s) for +: 'range' and 'range'
# expect: del r[0] | TypeError 'range' object doesn't support item deletion
