"""Case of letters that change length, have title forms, or need their neighbours."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

words = ["ß", "ẞ", "ŉ", "ǰ", "ΐ", "և", "ﬁ", "ﬃ", "ǆ", "ǅ", "Ǆ", "İ", "ı", "I", "Σ", "ΑΣ", "ΑΣ.", "ΑΣΑ", "ΣΑ", "Α.Σ", "ᾳ", "ᾼ", "ͅ", "ſ", "K", "Å", "Ω", "ɐ", "ꭰ", "Ꭰ", "ა", "Ა", "𐐀", "𐐨", "ⓐ", "Ⅷ", "ª", "ǰx", "ŉx", "o'neil's", "ab1cd", "ǆabc ǆ", "ﬁne ﬂow"]
for word in words:
    print(ascii(word), *map(ascii, (word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold())), word.isupper(), word.islower(), word.istitle())
for a, b in (("straße", "STRASSE"), ("ΣΣ", "σς"), ("ŉ", "ʼn"), ("K", "k"), ("ſ", "s"), ("İ", "i̇")):
    print(a.casefold() == b.casefold(), a.lower() == b.lower(), a.upper() == b.upper())
print("ǅ".isupper(), "ǅ".islower(), "ǅ".istitle(), "Ⅷ".isupper(), "ⓐ".islower(), "ª".islower(), "ʰ".islower(), "1".istitle(), "".istitle())
print("İ".lower().encode(), len("İ".lower()), "ẞ".lower(), "ΐ".upper().encode("unicode_escape"))
# expect: '\xdf' 'SS' '\xdf' 'Ss' 'Ss' 'SS' 'ss' False True False
# expect: '\u1e9e' '\u1e9e' '\xdf' '\u1e9e' '\u1e9e' '\xdf' 'ss' True False True
# expect: '\u0149' '\u02bcN' '\u0149' '\u02bcN' '\u02bcN' '\u02bcN' '\u02bcn' False True False
# expect: '\u01f0' 'J\u030c' '\u01f0' 'J\u030c' 'J\u030c' 'J\u030c' 'j\u030c' False True False
# expect: '\u0390' '\u0399\u0308\u0301' '\u0390' '\u0399\u0308\u0301' '\u0399\u0308\u0301' '\u0399\u0308\u0301' '\u03b9\u0308\u0301' False True False
# expect: '\u0587' '\u0535\u0552' '\u0587' '\u0535\u0582' '\u0535\u0582' '\u0535\u0552' '\u0565\u0582' False True False
# expect: '\ufb01' 'FI' '\ufb01' 'Fi' 'Fi' 'FI' 'fi' False True False
# expect: '\ufb03' 'FFI' '\ufb03' 'Ffi' 'Ffi' 'FFI' 'ffi' False True False
# expect: '\u01c6' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c4' '\u01c6' False True False
# expect: '\u01c5' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c5' '\u01c6' False False True
# expect: '\u01c4' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c6' '\u01c6' True False True
# expect: '\u0130' '\u0130' 'i\u0307' '\u0130' '\u0130' 'i\u0307' 'i\u0307' True False True
# expect: '\u0131' 'I' '\u0131' 'I' 'I' 'I' '\u0131' False True False
# expect: 'I' 'I' 'i' 'I' 'I' 'i' 'i' True False True
# expect: '\u03a3' '\u03a3' '\u03c3' '\u03a3' '\u03a3' '\u03c3' '\u03c3' True False True
# expect: '\u0391\u03a3' '\u0391\u03a3' '\u03b1\u03c2' '\u0391\u03c2' '\u0391\u03c2' '\u03b1\u03c2' '\u03b1\u03c3' True False False
# expect: '\u0391\u03a3.' '\u0391\u03a3.' '\u03b1\u03c2.' '\u0391\u03c2.' '\u0391\u03c2.' '\u03b1\u03c2.' '\u03b1\u03c3.' True False False
# expect: '\u0391\u03a3\u0391' '\u0391\u03a3\u0391' '\u03b1\u03c3\u03b1' '\u0391\u03c3\u03b1' '\u0391\u03c3\u03b1' '\u03b1\u03c3\u03b1' '\u03b1\u03c3\u03b1' True False False
# expect: '\u03a3\u0391' '\u03a3\u0391' '\u03c3\u03b1' '\u03a3\u03b1' '\u03a3\u03b1' '\u03c3\u03b1' '\u03c3\u03b1' True False False
# expect: '\u0391.\u03a3' '\u0391.\u03a3' '\u03b1.\u03c2' '\u0391.\u03a3' '\u0391.\u03c2' '\u03b1.\u03c2' '\u03b1.\u03c3' True False True
# expect: '\u1fb3' '\u0391\u0399' '\u1fb3' '\u1fbc' '\u1fbc' '\u0391\u0399' '\u03b1\u03b9' False True False
# expect: '\u1fbc' '\u0391\u0399' '\u1fb3' '\u1fbc' '\u1fbc' '\u1fbc' '\u03b1\u03b9' False False True
# expect: '\u0345' '\u0399' '\u0345' '\u0399' '\u0399' '\u0399' '\u03b9' False True False
# expect: '\u017f' 'S' '\u017f' 'S' 'S' 'S' 's' False True False
# expect: 'K' 'K' 'k' 'K' 'K' 'k' 'k' True False True
# expect: '\xc5' '\xc5' '\xe5' '\xc5' '\xc5' '\xe5' '\xe5' True False True
# expect: '\u03a9' '\u03a9' '\u03c9' '\u03a9' '\u03a9' '\u03c9' '\u03c9' True False True
# expect: '\u0250' '\u2c6f' '\u0250' '\u2c6f' '\u2c6f' '\u2c6f' '\u0250' False True False
# expect: '\uab70' '\u13a0' '\uab70' '\u13a0' '\u13a0' '\u13a0' '\u13a0' False True False
# expect: '\u13a0' '\u13a0' '\uab70' '\u13a0' '\u13a0' '\uab70' '\u13a0' True False True
# expect: '\u10d0' '\u1c90' '\u10d0' '\u10d0' '\u10d0' '\u1c90' '\u10d0' False True False
# expect: '\u1c90' '\u1c90' '\u10d0' '\u1c90' '\u1c90' '\u10d0' '\u10d0' True False True
# expect: '\U00010400' '\U00010400' '\U00010428' '\U00010400' '\U00010400' '\U00010428' '\U00010428' True False True
# expect: '\U00010428' '\U00010400' '\U00010428' '\U00010400' '\U00010400' '\U00010400' '\U00010428' False True False
# expect: '\u24d0' '\u24b6' '\u24d0' '\u24b6' '\u24b6' '\u24b6' '\u24d0' False True False
# expect: '\u2167' '\u2167' '\u2177' '\u2167' '\u2167' '\u2177' '\u2177' True False True
# expect: '\xaa' '\xaa' '\xaa' '\xaa' '\xaa' '\xaa' '\xaa' False True False
# expect: '\u01f0x' 'J\u030cX' '\u01f0x' 'J\u030cx' 'J\u030cx' 'J\u030cX' 'j\u030cx' False True False
# expect: '\u0149x' '\u02bcNX' '\u0149x' '\u02bcNx' '\u02bcNx' '\u02bcNX' '\u02bcnx' False True False
# expect: "o'neil's" "O'NEIL'S" "o'neil's" "O'Neil'S" "O'neil's" "O'NEIL'S" "o'neil's" False True False
# expect: 'ab1cd' 'AB1CD' 'ab1cd' 'Ab1Cd' 'Ab1cd' 'AB1CD' 'ab1cd' False True False
# expect: '\u01c6abc \u01c6' '\u01c4ABC \u01c4' '\u01c6abc \u01c6' '\u01c5abc \u01c5' '\u01c5abc \u01c6' '\u01c4ABC \u01c4' '\u01c6abc \u01c6' False True False
# expect: '\ufb01ne \ufb02ow' 'FINE FLOW' '\ufb01ne \ufb02ow' 'Fine Flow' 'Fine \ufb02ow' 'FINE FLOW' 'fine flow' False True False
# expect: True False True
# expect: True True True
# expect: True False True
# expect: True True True
# expect: True False True
# expect: True True False
# expect: False False True True True True True False False
# expect: b'i\xcc\x87' 2 ß b'\\u0399\\u0308\\u0301'
