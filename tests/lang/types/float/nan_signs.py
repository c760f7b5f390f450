# The sign of a NaN is kept by everything that keeps it in CPython.
import math, struct, pickle, marshal, copy
nan = float("nan")
for n in (nan, -nan, float("-nan"), math.inf - math.inf, abs(-nan), math.copysign(nan, -1), eval("-" * 3 + "nan")):
    print(math.copysign(1, n), repr(n), f"{n}", f"{n:+}", f"{n: f}", f"{n:010.3e}", "%g|%+5.1f" % (n, n), n.hex(), str(complex(n, n)), n == n, n.is_integer() if n == n else "-")
    for code in "efd":
        print(struct.pack(">" + code, n).hex(), math.copysign(1, struct.unpack(">" + code, struct.pack(">" + code, n))[0]), end=" ")
    print(math.copysign(1, pickle.loads(pickle.dumps(n))), math.copysign(1, marshal.loads(marshal.dumps(n))), math.copysign(1, copy.copy(n)))
    print([math.copysign(1, f(n)) for f in (math.sqrt, math.sin, math.floor.__class__ and math.exp, math.fabs, float, abs, lambda x: x + 1, lambda x: 1 + x, lambda x: x * -1.0, lambda x: -1 * x, lambda x: x ** 2, lambda x: x // 1, lambda x: x % 1, lambda x: round(x, 2), lambda x: max(x, 1.0), lambda x: sum([x, 1.0]), lambda x: math.fsum([x]), lambda x: math.fmod(x, 2), lambda x: complex(x, 1).real, lambda x: (-complex(1, x)).imag, lambda x: complex(x, x).conjugate().imag)])
print(math.copysign(1, float("-nan")), math.copysign(1, float(b"-NaN")), math.copysign(1, float("+nan")), math.copysign(1, complex("-nan-nanj").imag))
import array
print(array.array("d", [-nan]).tobytes().hex(), array.array("f", [-nan]).tobytes().hex(), math.copysign(1, array.array("d", [-nan])[0]), math.copysign(1, memoryview(array.array("d", [-nan]))[0]))
# expect: 1.0 nan nan +nan  nan 0000000nan nan| +nan nan (nan+nanj) False -
# expect: 7e00 1.0 7fc00000 1.0 7ff8000000000000 1.0 1.0 1.0 1.0
# expect: [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.0, -1.0]
# expect: -1.0 nan nan +nan  nan 0000000nan nan| +nan nan (nan+nanj) False -
# expect: fe00 -1.0 ffc00000 -1.0 fff8000000000000 -1.0 -1.0 -1.0 -1.0
# expect: [-1.0, -1.0, -1.0, 1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, 1.0]
# expect: -1.0 nan nan +nan  nan 0000000nan nan| +nan nan (nan+nanj) False -
# expect: fe00 -1.0 ffc00000 -1.0 fff8000000000000 -1.0 -1.0 -1.0 -1.0
# expect: [-1.0, -1.0, -1.0, 1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, 1.0]
# expect: -1.0 nan nan +nan  nan 0000000nan nan| +nan nan (nan+nanj) False -
# expect: fe00 -1.0 ffc00000 -1.0 fff8000000000000 -1.0 -1.0 -1.0 -1.0
# expect: [-1.0, -1.0, -1.0, 1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, 1.0]
# expect: 1.0 nan nan +nan  nan 0000000nan nan| +nan nan (nan+nanj) False -
# expect: 7e00 1.0 7fc00000 1.0 7ff8000000000000 1.0 1.0 1.0 1.0
# expect: [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.0, -1.0]
# expect: -1.0 nan nan +nan  nan 0000000nan nan| +nan nan (nan+nanj) False -
# expect: fe00 -1.0 ffc00000 -1.0 fff8000000000000 -1.0 -1.0 -1.0 -1.0
# expect: [-1.0, -1.0, -1.0, 1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, 1.0]
# expect: -1.0 nan nan +nan  nan 0000000nan nan| +nan nan (nan+nanj) False -
# expect: fe00 -1.0 ffc00000 -1.0 fff8000000000000 -1.0 -1.0 -1.0 -1.0
# expect: [-1.0, -1.0, -1.0, 1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, 1.0]
# expect: -1.0 -1.0 1.0 -1.0
# expect: 000000000000f8ff 0000c0ff -1.0 -1.0
