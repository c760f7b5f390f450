# Properties, names and normal forms of characters; all characters by a checksum of a sample.
import unicodedata as u
o = u.ucd_3_2_0
for e in ["u.category('ab')", "u.category(1)", "u.decimal('a')", "u.decimal('ab')", "u.decimal('a',None)", "u.digit('a')", "u.numeric('a')",
          "u.numeric('½')", "u.numeric('५')", "u.name('\\0')", "u.name('\\0','x')", "u.name(1)", "u.name('ab')", "u.lookup('foo')", "u.lookup('a'*300)",
          "u.lookup('NUL')", "u.lookup('é')", "u.lookup('latin small letter a')", "u.lookup('KEYCAP NUMBER SIGN')", "u.lookup('HANGUL SYLLABLE GA')",
          "u.lookup('CJK UNIFIED IDEOGRAPH-4E00')", "u.name('一')", "u.name('각')", "u.normalize('x','a')", "u.normalize('NFC',1)", "u.is_normalized('x','a')",
          "u.is_normalized('NFC','e\\u0301')", "u.is_normalized('NFD','é')", "u.normalize('NFC','e\\u0301')", "u.decomposition('é')", "u.decomposition('각')",
          "u.decomposition('ﬁ')", "u.east_asian_width('一')", "u.mirrored('(')", "u.combining('\\u0301')", "u.bidirectional('a')", "u.bidirectional('\\uffff')",
          "o.name('\\U0001f600')", "o.category('\\U0001f600')", "o.unidata_version", "u.unidata_version", "type(o)()", "u.lookup(b'SPACE')", "u.lookup(1)",
          "o.normalize('NFC','\\U0002f868')", "u.normalize('NFC','\\U0002f868')", "u.normalize('NFKC', '\\ufdfa')", "'\\N{GRINNING FACE}'"]:
    try: print(ascii(e), ascii(eval(e)))
    except Exception as x: print(ascii(e), type(x).__name__, ascii(str(x)))
def checksum(values):
    total = 7
    for v in values:
        for c in v: total = (total * 1000003 + ord(c)) % (2 ** 61 - 1)
    return total
sample = [chr(c) for c in range(0, 0x110000, 241)] + [chr(c) for c in range(0x250)]
for d in (u, o):
    print(checksum(d.category(c) + d.bidirectional(c) + str(d.combining(c)) + str(d.mirrored(c)) + d.east_asian_width(c) + d.decomposition(c)
                   + str(d.numeric(c, "-")) + str(d.digit(c, "-")) + d.name(c, "-") for c in sample))
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        print(form, checksum(d.normalize(form, c + "\u0301\u0323\u1161" + c + "\u0316") for c in sample))
print(u.normalize("NFC", "a" + "\u0301\u0323" * 5000) == "\u1ea1" + "\u0323" * 4999 + "\u0301" * 5000)
# expect: "u.category('ab')" TypeError 'category(): argument must be a unicode character, not a string of length 2'
# expect: 'u.category(1)' TypeError 'category() argument must be a unicode character, not int'
# expect: "u.decimal('a')" ValueError 'not a decimal'
# expect: "u.decimal('ab')" TypeError 'decimal(): argument 1 must be a unicode character, not a string of length 2'
# expect: "u.decimal('a',None)" None
# expect: "u.digit('a')" ValueError 'not a digit'
# expect: "u.numeric('a')" ValueError 'not a numeric character'
# expect: "u.numeric('\xbd')" 0.5
# expect: "u.numeric('\u096b')" 5.0
# expect: "u.name('\\0')" ValueError 'no such name'
# expect: "u.name('\\0','x')" 'x'
# expect: 'u.name(1)' TypeError 'name() argument 1 must be a unicode character, not int'
# expect: "u.name('ab')" TypeError 'name(): argument 1 must be a unicode character, not a string of length 2'
# expect: "u.lookup('foo')" KeyError '"undefined character name \'foo\'"'
# expect: "u.lookup('a'*300)" KeyError "'name too long'"
# expect: "u.lookup('NUL')" '\x00'
# expect: "u.lookup('\xe9')" KeyError '"undefined character name \'\xe9\'"'
# expect: "u.lookup('latin small letter a')" 'a'
# expect: "u.lookup('KEYCAP NUMBER SIGN')" '#\ufe0f\u20e3'
# expect: "u.lookup('HANGUL SYLLABLE GA')" '\uac00'
# expect: "u.lookup('CJK UNIFIED IDEOGRAPH-4E00')" '\u4e00'
# expect: "u.name('\u4e00')" 'CJK UNIFIED IDEOGRAPH-4E00'
# expect: "u.name('\uac01')" 'HANGUL SYLLABLE GAG'
# expect: "u.normalize('x','a')" ValueError 'invalid normalization form'
# expect: "u.normalize('NFC',1)" TypeError 'normalize() argument 2 must be str, not int'
# expect: "u.is_normalized('x','a')" ValueError 'invalid normalization form'
# expect: "u.is_normalized('NFC','e\\u0301')" False
# expect: "u.is_normalized('NFD','\xe9')" False
# expect: "u.normalize('NFC','e\\u0301')" '\xe9'
# expect: "u.decomposition('\xe9')" '0065 0301'
# expect: "u.decomposition('\uac01')" '1100 1161 11A8'
# expect: "u.decomposition('\ufb01')" '<compat> 0066 0069'
# expect: "u.east_asian_width('\u4e00')" 'W'
# expect: "u.mirrored('(')" 1
# expect: "u.combining('\\u0301')" 230
# expect: "u.bidirectional('a')" 'L'
# expect: "u.bidirectional('\\uffff')" ''
# expect: "o.name('\\U0001f600')" ValueError 'no such name'
# expect: "o.category('\\U0001f600')" 'Cn'
# expect: 'o.unidata_version' '3.2.0'
# expect: 'u.unidata_version' '16.0.0'
# expect: 'type(o)()' TypeError "cannot create 'unicodedata.UCD' instances"
# expect: "u.lookup(b'SPACE')" ' '
# expect: 'u.lookup(1)' TypeError "a bytes-like object is required, not 'int'"
# expect: "o.normalize('NFC','\\U0002f868')" '\U0002136a'
# expect: "u.normalize('NFC','\\U0002f868')" '\u36fc'
# expect: "u.normalize('NFKC', '\\ufdfa')" '\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 \u0639\u0644\u064a\u0647 \u0648\u0633\u0644\u0645'
# expect: "'\\N{GRINNING FACE}'" '\U0001f600'
# expect: 1130452718905452886
# expect: NFC 670666239417544429
# expect: NFD 867744941593737668
# expect: NFKC 1597212910508706178
# expect: NFKD 48796879920548526
# expect: 46119292142035583
# expect: NFC 670666239417544429
# expect: NFD 867744941593737668
# expect: NFKC 197697963955646120
# expect: NFKD 1846673340618165707
# expect: True
