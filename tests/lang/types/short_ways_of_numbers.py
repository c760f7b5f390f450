"""Short ways of numbers and bytes: -x, % // ** of floats, items and slices of bytes and bytearrays, against what the general ways say."""
import math
class X:
    def __index__(self): return 2
def tell(f):
    try: r = f()
    except Exception as e: r = type(e).__name__
    print(repr(r), end=';')
def neg(v): return -v
for v in (0, 1, -1, 2**48, -2**48, 2**48-1, -(2**48)-1, 2**60, 0.0, -0.0, 1.5, math.inf, math.nan, -math.nan, True, False, 1j, 'a', None, [], 2**100):
    for i in range(20):
        if i == 19: tell(lambda: neg(v))
    tell(lambda: math.copysign(1, neg(v)))
big = [2**48, -2**48, 5]
def loop(n):
    s = 0
    f = 0.5
    for i in range(n):
        s += -i
        f = -f
        s -= -big[i % 3]
    return s, f
print(loop(10), loop(5000))
def ops(a, b):
    out = []
    for f in (lambda: a % b, lambda: a // b, lambda: a ** b):
        try: out.append(f())
        except Exception as e: out.append(type(e).__name__ + str(e))
    c = d = e = a
    try:
        c %= b; d //= b; e **= b
        out += [c, d, e]
    except Exception as x: out.append(str(x))
    return out
vals = (0.0, -0.0, 1.5, -7.5, 2.0, 1e300, 5e-324, -math.inf, math.nan, -7, True)
print()
for a in vals:
    print(a, [ops(a, b) for b in vals])
for T in (bytes, bytearray):
    b = T(b'hello')
    for k in (0, 4, 5, -1, -5, -6, X(), True, 2**70, -2**70, 'a', 1.0, None):
        tell(lambda: b[k])
    for s in (slice(None), slice(1, 3), slice(-3, None), slice(None, None, -1), slice(4, 0, -2), slice(X(), None), slice(9, 1), slice(None, -9), slice(True, 2**70), slice(0, 5, 0), slice('a', 2), slice(None, None, 2**70), slice(None, None, -2**70), slice(10**30, -10**30, -1)):
        for sequence in (b, 'hello', [1, 2, 3, 4, 5], 'h\u20acllo', (1, 2, 3, 4), range(7)):
            tell(lambda: sequence[s])
        print()
    tell(lambda: b[1:3]); tell(lambda: b[:]); tell(lambda: b[-2:]); tell(lambda: b[X():]); tell(lambda: b[3:1]); tell(lambda: b[:99])
class BA(bytearray):
    def __getitem__(self, k): return ('got', k)
    def __setitem__(self, k, v): print('set', k, v)
x = BA(b'abc'); print(x[1:2], x[0]); x[1:2] = b'z'; x[0] = 5
def put(b, i, j, v):
    try: b[i:j] = v
    except Exception as e: print(type(e).__name__, end=':')
    print(b, end=';')
class BY(bytes): pass
for v in (b'', b'xy', b'longer than before', BY(b'sub'), bytearray(b'ba'), [1, 2], (c for c in b'gen'), 'str', 5, memoryview(b'mv'), [300], b'x'*100):
    for i, j in ((None, None), (0, 0), (1, 3), (-2, None), (3, 1), (9, 20), (None, -9), (X(), None), (2**70, None)):
        put(bytearray(b'hello'), i, j, v)
    print()
b = bytearray(b'hello'); put(b, 0, 2, b); m = memoryview(b); put(b, 0, 2, b'zz'); put(b, 0, 2, b'z'); put(b, 0, 0, b'z'); m.release(); put(b, 0, 1, b'')
print()
def setit(b, k, v):
    try: b[k] = v
    except Exception as e: print(type(e).__name__, e)
    print(b)
b = bytearray(b'hello')
for k, v in ((0, 65), (4, 255), (5, 1), (-1, 1), (-6, 1), (0, 256), (0, -1), (True, True), (X(), X()), (0, 1.5), ('a', 1), (2**70, 1), (0, 2**70), (0, None), (9, 300)): setit(b, k, v)
del b[0]; print(b)
def many(n):
    b = bytearray(10); t = 0
    for i in range(n):
        b[i % 10] = i & 255
        t += b[(i * 7) % 10]
        b[2:4] = b'xy'
        t += len(b[3:8])
    return b, t
print(many(10), many(3000))
# expect: 0;1.0;-1;-1.0;1;1.0;-281474976710656;-1.0;281474976710656;1.0;-281474976710655;-1.0;281474976710657;1.0;-1152921504606846976;-1.0;-0.0;-1.0;0.0;1.0;-1.5;-1.0;-inf;-1.0;nan;-1.0;nan;1.0;-1;-1.0;0;1.0;(-0-1j);'TypeError';'TypeError';'TypeError';'TypeError';'TypeError';'TypeError';'TypeError';-1267650600228229401496703205376;-1.0;(281474976710626, 0.5) (-12489170, 0.5)
# expect:
# expect: 0.0 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [-0.0, -0.0, 'ZeroDivisionErrorzero to a negative power', 'zero to a negative power'], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [-0.0, -0.0, inf, -0.0, -0.0, inf], [nan, nan, nan, nan, nan, nan], [-0.0, -0.0, 'ZeroDivisionErrorzero to a negative power', 'zero to a negative power'], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]
# expect: -0.0 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [0.0, -0.0, 0.0, 0.0, -0.0, 0.0], [-0.0, 0.0, 'ZeroDivisionErrorzero to a negative power', 'zero to a negative power'], [0.0, -0.0, 0.0, 0.0, -0.0, 0.0], [0.0, -0.0, 0.0, 0.0, -0.0, 0.0], [0.0, -0.0, 0.0, 0.0, -0.0, 0.0], [-0.0, 0.0, inf, -0.0, 0.0, inf], [nan, nan, nan, nan, nan, nan], [-0.0, 0.0, 'ZeroDivisionErrorzero to a negative power', 'zero to a negative power'], [0.0, -0.0, -0.0, 0.0, -0.0, -0.0]]
# expect: 1.5 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [0.0, 1.0, 1.8371173070873836, 0.0, 1.0, 1.8371173070873836], [-6.0, -1.0, 0.04778763710962457, -6.0, -1.0, 0.04778763710962457], [1.5, 0.0, 2.25, 1.5, 0.0, 2.25], [1.5, 0.0, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [0.0, inf, 1.0, 0.0, inf, 1.0], [-inf, -1.0, 0.0, -inf, -1.0, 0.0], [nan, nan, nan, nan, nan, nan], [-5.5, -1.0, 0.05852766346593507, -5.5, -1.0, 0.05852766346593507], [0.5, 1.0, 1.5, 0.5, 1.0, 1.5]]
# expect: -7.5 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [0.0, -5.0, (-3.773062557390959e-15-20.53959590644373j), 0.0, -5.0, (-3.773062557390959e-15-20.53959590644373j)], [-0.0, 1.0, (-7.37180471767456e-22+2.73552396956703e-07j), -0.0, 1.0, (-7.37180471767456e-22+2.73552396956703e-07j)], [0.5, -4.0, 56.25, 0.5, -4.0, 56.25], [1e+300, -1.0, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [0.0, -inf, (1+1.5e-323j), 0.0, -inf, (1+1.5e-323j)], [-7.5, 0.0, 0.0, -7.5, 0.0, 0.0], [nan, nan, nan, nan, nan, nan], [-0.5, 1.0, -7.491540923639689e-07, -0.5, 1.0, -7.491540923639689e-07], [0.5, -8.0, -7.5, 0.5, -8.0, -7.5]]
# expect: 2.0 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [0.5, 1.0, 2.8284271247461903, 0.5, 1.0, 2.8284271247461903], [-5.5, -1.0, 0.005524271728019903, -5.5, -1.0, 0.005524271728019903], [0.0, 1.0, 4.0, 0.0, 1.0, 4.0], [2.0, 0.0, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [0.0, inf, 1.0, 0.0, inf, 1.0], [-inf, -1.0, 0.0, -inf, -1.0, 0.0], [nan, nan, nan, nan, nan, nan], [-5.0, -1.0, 0.0078125, -5.0, -1.0, 0.0078125], [0.0, 2.0, 2.0, 0.0, 2.0, 2.0]]
# expect: 1e+300 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [0.0, 6.666666666666667e+299, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [-0.0, -1.3333333333333334e+299, 0.0, -0.0, -1.3333333333333334e+299, 0.0], [0.0, 5e+299, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [0.0, 1.0, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [0.0, inf, 1.0, 0.0, inf, 1.0], [-inf, -1.0, 0.0, -inf, -1.0, 0.0], [nan, nan, nan, nan, nan, nan], [-6.0, -1.4285714285714286e+299, 0.0, -6.0, -1.4285714285714286e+299, 0.0], [0.0, 1e+300, 1e+300, 0.0, 1e+300, 1e+300]]
# expect: 5e-324 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [5e-324, 0.0, 0.0, 5e-324, 0.0, 0.0], [-7.5, -1.0, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [5e-324, 0.0, 0.0, 5e-324, 0.0, 0.0], [5e-324, 0.0, 0.0, 5e-324, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0, 1.0, 1.0], [-inf, -1.0, inf, -inf, -1.0, inf], [nan, nan, nan, nan, nan, nan], [-7.0, -1.0, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [5e-324, 0.0, 5e-324, 5e-324, 0.0, 5e-324]]
# expect: -inf [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [nan, nan, inf, nan, nan, inf], [nan, nan, 0.0, nan, nan, 0.0], [nan, nan, inf, nan, nan, inf], [nan, nan, inf, nan, nan, inf], [nan, nan, inf, nan, nan, inf], [nan, nan, 0.0, nan, nan, 0.0], [nan, nan, nan, nan, nan, nan], [nan, nan, -0.0, nan, nan, -0.0], [nan, nan, -inf, nan, nan, -inf]]
# expect: nan [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan], [nan, nan, nan, nan, nan, nan]]
# expect: -7 [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [0.5, -5.0, (-3.4021164181569223e-15-18.520259177452136j), 0.5, -5.0, (-3.4021164181569223e-15-18.520259177452136j)], [-7.0, 0.0, (-1.2367957875021424e-21+4.5894928741939065e-07j), -7.0, 0.0, (-1.2367957875021424e-21+4.5894928741939065e-07j)], [1.0, -4.0, 49.0, 1.0, -4.0, 49.0], [1e+300, -1.0, "OverflowError(34, 'Numerical result out of range')", "(34, 'Numerical result out of range')"], [0.0, -inf, (1+1.5e-323j), 0.0, -inf, (1+1.5e-323j)], [-7.0, 0.0, 0.0, -7.0, 0.0, 0.0], [nan, nan, nan, nan, nan, nan], [0, 1, -1.2142656789020123e-06, 0, 1, -1.2142656789020123e-06], [0, -7, -7, 0, -7, -7]]
# expect: True [['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], ['ZeroDivisionErrordivision by zero', 'ZeroDivisionErrordivision by zero', 1.0, 'division by zero'], [1.0, 0.0, 1.0, 1.0, 0.0, 1.0], [-6.5, -1.0, 1.0, -6.5, -1.0, 1.0], [1.0, 0.0, 1.0, 1.0, 0.0, 1.0], [1.0, 0.0, 1.0, 1.0, 0.0, 1.0], [0.0, inf, 1.0, 0.0, inf, 1.0], [-inf, -1.0, 1.0, -inf, -1.0, 1.0], [nan, nan, 1.0, nan, nan, 1.0], [-6, -1, 1.0, -6, -1, 1.0], [0, 1, 1, 0, 1, 1]]
# expect: 104;111;'IndexError';111;104;'IndexError';108;101;'IndexError';'IndexError';'TypeError';'TypeError';'TypeError';b'hello';'hello';[1, 2, 3, 4, 5];'h€llo';(1, 2, 3, 4);range(0, 7);
# expect: b'el';'el';[2, 3];'€l';(2, 3);range(1, 3);
# expect: b'llo';'llo';[3, 4, 5];'llo';(2, 3, 4);range(4, 7);
# expect: b'olleh';'olleh';[5, 4, 3, 2, 1];'oll€h';(4, 3, 2, 1);range(6, -1, -1);
# expect: b'ol';'ol';[5, 3];'ol';(4, 2);range(4, 0, -2);
# expect: b'llo';'llo';[3, 4, 5];'llo';(3, 4);range(2, 7);
# expect: b'';'';[];'';();range(7, 1);
# expect: b'';'';[];'';();range(0, 0);
# expect: b'ello';'ello';[2, 3, 4, 5];'€llo';(2, 3, 4);range(1, 7);
# expect: 'ValueError';'ValueError';'ValueError';'ValueError';'ValueError';'ValueError';
# expect: 'TypeError';'TypeError';'TypeError';'TypeError';'TypeError';'TypeError';
# expect: b'h';'h';[1];'h';(1,);range(0, 7, 1180591620717411303424);
# expect: b'o';'o';[5];'o';(4,);range(6, -1, -1180591620717411303424);
# expect: b'olleh';'olleh';[5, 4, 3, 2, 1];'oll€h';(4, 3, 2, 1);range(6, -1, -1);
# expect: b'el';b'hello';b'lo';b'llo';b'';b'hello';104;111;'IndexError';111;104;'IndexError';108;101;'IndexError';'IndexError';'TypeError';'TypeError';'TypeError';bytearray(b'hello');'hello';[1, 2, 3, 4, 5];'h€llo';(1, 2, 3, 4);range(0, 7);
# expect: bytearray(b'el');'el';[2, 3];'€l';(2, 3);range(1, 3);
# expect: bytearray(b'llo');'llo';[3, 4, 5];'llo';(2, 3, 4);range(4, 7);
# expect: bytearray(b'olleh');'olleh';[5, 4, 3, 2, 1];'oll€h';(4, 3, 2, 1);range(6, -1, -1);
# expect: bytearray(b'ol');'ol';[5, 3];'ol';(4, 2);range(4, 0, -2);
# expect: bytearray(b'llo');'llo';[3, 4, 5];'llo';(3, 4);range(2, 7);
# expect: bytearray(b'');'';[];'';();range(7, 1);
# expect: bytearray(b'');'';[];'';();range(0, 0);
# expect: bytearray(b'ello');'ello';[2, 3, 4, 5];'€llo';(2, 3, 4);range(1, 7);
# expect: 'ValueError';'ValueError';'ValueError';'ValueError';'ValueError';'ValueError';
# expect: 'TypeError';'TypeError';'TypeError';'TypeError';'TypeError';'TypeError';
# expect: bytearray(b'h');'h';[1];'h';(1,);range(0, 7, 1180591620717411303424);
# expect: bytearray(b'o');'o';[5];'o';(4,);range(6, -1, -1180591620717411303424);
# expect: bytearray(b'olleh');'olleh';[5, 4, 3, 2, 1];'oll€h';(4, 3, 2, 1);range(6, -1, -1);
# expect: bytearray(b'el');bytearray(b'hello');bytearray(b'lo');bytearray(b'llo');bytearray(b'');bytearray(b'hello');('got', slice(1, 2, None)) ('got', 0)
# expect: set slice(1, 2, None) b'z'
# expect: set 0 5
# expect: bytearray(b'');bytearray(b'hello');bytearray(b'hlo');bytearray(b'hel');bytearray(b'hello');bytearray(b'hello');bytearray(b'hello');bytearray(b'he');bytearray(b'hello');
# expect: bytearray(b'xy');bytearray(b'xyhello');bytearray(b'hxylo');bytearray(b'helxy');bytearray(b'helxylo');bytearray(b'helloxy');bytearray(b'xyhello');bytearray(b'hexy');bytearray(b'helloxy');
# expect: bytearray(b'longer than before');bytearray(b'longer than beforehello');bytearray(b'hlonger than beforelo');bytearray(b'hellonger than before');bytearray(b'hellonger than beforelo');bytearray(b'hellolonger than before');bytearray(b'longer than beforehello');bytearray(b'helonger than before');bytearray(b'hellolonger than before');
# expect: bytearray(b'sub');bytearray(b'subhello');bytearray(b'hsublo');bytearray(b'helsub');bytearray(b'helsublo');bytearray(b'hellosub');bytearray(b'subhello');bytearray(b'hesub');bytearray(b'hellosub');
# expect: bytearray(b'ba');bytearray(b'bahello');bytearray(b'hbalo');bytearray(b'helba');bytearray(b'helbalo');bytearray(b'helloba');bytearray(b'bahello');bytearray(b'heba');bytearray(b'helloba');
# expect: bytearray(b'\x01\x02');bytearray(b'\x01\x02hello');bytearray(b'h\x01\x02lo');bytearray(b'hel\x01\x02');bytearray(b'hel\x01\x02lo');bytearray(b'hello\x01\x02');bytearray(b'\x01\x02hello');bytearray(b'he\x01\x02');bytearray(b'hello\x01\x02');
# expect: bytearray(b'gen');bytearray(b'hello');bytearray(b'hlo');bytearray(b'hel');bytearray(b'hello');bytearray(b'hello');bytearray(b'hello');bytearray(b'he');bytearray(b'hello');
# expect: TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');
# expect: TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');TypeError:bytearray(b'hello');
# expect: bytearray(b'mv');bytearray(b'mvhello');bytearray(b'hmvlo');bytearray(b'helmv');bytearray(b'helmvlo');bytearray(b'hellomv');bytearray(b'mvhello');bytearray(b'hemv');bytearray(b'hellomv');
# expect: ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');ValueError:bytearray(b'hello');
# expect: bytearray(b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');bytearray(b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxhello');bytearray(b'hxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxlo');bytearray(b'helxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');bytearray(b'helxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxlo');bytearray(b'helloxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');bytearray(b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxhello');bytearray(b'hexxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');bytearray(b'helloxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');
# expect: bytearray(b'hellollo');bytearray(b'zzllollo');BufferError:bytearray(b'zzllollo');BufferError:bytearray(b'zzllollo');bytearray(b'zllollo');
# expect: bytearray(b'Aello')
# expect: bytearray(b'Aell\xff')
# expect: IndexError bytearray index out of range
# expect: bytearray(b'Aell\xff')
# expect: bytearray(b'Aell\x01')
# expect: IndexError bytearray index out of range
# expect: bytearray(b'Aell\x01')
# expect: ValueError byte must be in range(0, 256)
# expect: bytearray(b'Aell\x01')
# expect: ValueError byte must be in range(0, 256)
# expect: bytearray(b'Aell\x01')
# expect: bytearray(b'A\x01ll\x01')
# expect: bytearray(b'A\x01\x02l\x01')
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: bytearray(b'A\x01\x02l\x01')
# expect: TypeError bytearray indices must be integers or slices, not str
# expect: bytearray(b'A\x01\x02l\x01')
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: bytearray(b'A\x01\x02l\x01')
# expect: ValueError byte must be in range(0, 256)
# expect: bytearray(b'A\x01\x02l\x01')
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: bytearray(b'A\x01\x02l\x01')
# expect: ValueError byte must be in range(0, 256)
# expect: bytearray(b'A\x01\x02l\x01')
# expect: bytearray(b'\x01\x02l\x01')
# expect: (bytearray(b'\x00\x01xy\x04\x05\x06\x07\x08\t'), 303) (bytearray(b'\xae\xafxy\xb2\xb3\xb4\xb5\xb6\xb7'), 387248)
