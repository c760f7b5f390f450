# Methods, formatting, codecs and errors of str, bytes, int and float word and round as CPython's.
class S(str): pass
class I(int):
    def __add__(self, o): return I(int(self) + int(o))
class F(float): pass
print(S('ab') + 'c', type(S('ab').upper()).__name__, S('x') == 'x', hash(S('x')) == hash('x'), {S('k'): 1}['k'])
print(I(5) + 6, type(I(5) + 1).__name__, I('ff', 16), I(2**70) * 2, F(1.5) + 1, F('2.5'))
print('a,b,c'.split(',', maxsplit=1), 'x'.encode(encoding='utf-16-le'), b'ab'.decode(errors='ignore'), 'aXbX'.replace('X', '-', count=1))
print((255).to_bytes(2, 'little'), int.from_bytes(b'\x01\x00'), (-1).to_bytes(2, signed=True), '{:>{w}}|{x!r}'.format('a', w=5, x='q'))
print(f'{3.14159:.2f} {255:#x} {"é":*^7} {1234567:,} {True} {None!s:>6} {1+2j}')
s = ''
for i in range(2000): s += str(i)
print(len(s), s[:20], s[-5:], s[::-400])
print([c for c in 'héllo'], list(b'abc'), 'é' in 'héllo', max('abc'), sorted('hello'))
print(round(2.675, 2), round(-1234, -2), divmod(-7, 2), -7 // 2, 7 % -3, pow(3, -1, 7), 1 << 100, ~5, 5 ** -1)
for e in ["int('x')", "'a' + 1", "'%d' % 'x'", "'a'.foo", "''.join([1])", "1 / 0", "1.0 // 0", "b'\\xff'.decode()", "'\\ud800'.encode()", "float('z')", "'abc'.index('q')", "(1).to_bytes(0, 'big')", "'{'.format()", "'a'.split('')", "int('1', 99)"]:
    try: eval(e)
    except Exception as x: print(type(x).__name__, x)
    except BaseException as x: print('B', type(x).__name__)
# expect: abc str True True 1
# expect: 11 I 255 2361183241434822606848 2.5 2.5
# expect: ['a', 'b,c'] b'x\x00' ab a-bX
# expect: b'\xff\x00' 256 b'\xff\xff'     a|'q'
# expect: 3.14 0xff ***é*** 1,234,567 True   None (1+2j)
# expect: 6890 01234567891011121314 81999 999999999996796399
# expect: ['h', 'é', 'l', 'l', 'o'] [97, 98, 99] True c ['e', 'h', 'l', 'l', 'o']
# expect: 2.67 -1200 (-4, 1) -4 -2 5 1267650600228229401496703205376 -6 0.2
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: TypeError can only concatenate str (not "int") to str
# expect: TypeError %d format: a real number is required, not str
# expect: AttributeError 'str' object has no attribute 'foo'
# expect: TypeError sequence item 0: expected str instance, int found
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: ValueError could not convert string to float: 'z'
# expect: ValueError substring not found
# expect: OverflowError int too big to convert
# expect: ValueError Single '{' encountered in format string
# expect: ValueError empty separator
# expect: ValueError int() base must be >= 2 and <= 36, or 0
