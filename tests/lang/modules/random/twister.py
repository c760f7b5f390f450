# _random.Random gives CPython's numbers for equal seeds; states go back and forth.
import _random

for seed in (0, 1, -1, 2**32, -(2**64), 2**100, 10**400, True, 1.5, (1, 2)):
    r = _random.Random(seed)
    print(r.random(), r.getrandbits(10), r.getrandbits(77), r.getrandbits(0), r.getrandbits(32))
r = _random.Random(7)
state = r.getstate()
first = [r.random() for _ in range(700)]
r.setstate(state)
print(len(state), state[:2], state[-1], first == [r.random() for _ in range(700)])


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


for bad in (5, (1, 2), state[:-1] + (626,), state[:-1] + (-1,), ("x",) + state[1:], (-1,) + state[1:], (2**70,) + state[1:]):
    show(r.setstate, bad)
for bits in (-1, "x", 1.5, 2**70):
    show(r.getrandbits, bits)
show(_random.Random, [])
# expect: 0.8444218515250481 776 6113630464802577385090 0 1112038970
# expect: 0.13436424411240122 867 9532609096972337495600 0 1095513148
# expect: 0.13436424411240122 867 9532609096972337495600 0 1095513148
# expect: 0.11299430095636409 427 3431402022491709367506 0 2627323657
# expect: 0.9776462743838505 380 148782208034536608833010 0 2682463428
# expect: 0.7586581712996778 231 78748782774051114338889 0 559585301
# expect: 0.44500182559648893 72 90901436128678173586608 0 886587554
# expect: 0.13436424411240122 867 9532609096972337495600 0 1095513148
# expect: 0.551763726942059 262 67839438694459117411395 0 2370801741
# expect: 0.9332138816850685 344 83843264843251187426787 0 428761988
# expect: 625 (2147483648, 2261207994) 624 True
# expect: TypeError state vector must be a tuple
# expect: ValueError state vector is the wrong size
# expect: ValueError invalid state
# expect: ValueError invalid state
# expect: TypeError an integer is required
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: ValueError Cannot convert negative int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: OverflowError Python int too large for C uint64_t
# expect: TypeError unhashable type: 'list'
