# hex(), repr() of texts, `in` of one character and + of sequences by their quick ways and beside them.
print(hex(0), hex(-255), bin(5), bin(-(2**47)), oct(8), hex(2**47), hex(2**70), bin(True), hex(2**48-1), oct(-1))
for s in ['', 'a', "it's", '"', "'\"", 'a\\b', 'tab\t', '\x7f', '\x1f', 'é', '\u20ac', 'plain text here']:
    print(repr(s), ascii(s))
print('x' in 'abcx', 'é' in 'abc', 'é' in 'aé', '' in '', 'a' in '', '\u20ac' in 'abc', 'ab' in 'cab')
print([1] + [2], (1,) + (2,), b'a' + b'b', [] + [], tuple([1, 2]), tuple([]), tuple(x for x in 'ab'))
class L(list):
    def __add__(self, o): return 'L+'
    def __radd__(self, o): return 'L-'
print(L() + [], [] + L(), L() + L(), bytearray(b'a') + b'b', b'a' + bytearray(b'b'))
for f in (lambda: [1] + (2,), lambda: (1,) + [2], lambda: b'a' + 'b', lambda: [] + None, lambda: [][0], lambda: ()[5]):
    try: f()
    except Exception as e: print(type(e).__name__, e)
# expect: 0x0 -0xff 0b101 -0b100000000000000000000000000000000000000000000000 0o10 0x800000000000 0x400000000000000000 0b1 0xffffffffffff -0o1
# expect: '' ''
# expect: 'a' 'a'
# expect: "it's" "it's"
# expect: '"' '"'
# expect: '\'"' '\'"'
# expect: 'a\\b' 'a\\b'
# expect: 'tab\t' 'tab\t'
# expect: '\x7f' '\x7f'
# expect: '\x1f' '\x1f'
# expect: 'é' '\xe9'
# expect: '€' '\u20ac'
# expect: 'plain text here' 'plain text here'
# expect: True False True True False False True
# expect: [1, 2] (1, 2) b'ab' [] (1, 2) () ('a', 'b')
# expect: L+ L- L+ bytearray(b'ab') b'ab'
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError can only concatenate tuple (not "list") to tuple
# expect: TypeError can't concat str to bytes
# expect: TypeError can only concatenate list (not "NoneType") to list
# expect: IndexError list index out of range
# expect: IndexError tuple index out of range
