"""isdigit, isdecimal, isnumeric, isidentifier, isprintable and isspace over odd characters."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import unicodedata
for c in "0٣²½Ⅷ四〇౸a_é·℘゛ªº﹍\u00ad\u200b\u200e\u2028\u3000\u180e\u0085\x1c\x1f\x7f\ud800\ue000\U000e0001\U0001d7d8\U0001f40d\U0010ffff":
    print(ascii(c), c.isdigit(), c.isdecimal(), c.isnumeric(), c.isalpha(), c.isalnum(), c.isidentifier(), c.isprintable(), c.isspace(), unicodedata.category(c))
for word in ("", "a1", "1a", "_", "é", "a·", "·a", "a-b", "class", "℘x", "x\u0301", "\u0301x", "ﬁ", "a b", "a\u200d"):
    print(ascii(word), word.isidentifier())
for text in ("٣٤", "۱", "²", "½", "Ⅷ", "1_0", "_1", "1__0", " 1 ", "\u30001\u2003", "１２", "1\u200b", "𝟘𝟙"):
    print(ascii(text), end=" ")
    tell(int, text)
    tell(float, text)
print(repr("\u00ad\u200b\ue000\ud800\x7f\U0010ffff é\t\\'\""), ascii("é\U0001f40d"), repr("'\""), repr("'"), repr('"'))
# expect: '0' True True True False True False True False Nd
# expect: '\u0663' True True True False True False True False Nd
# expect: '\xb2' True False True False True False True False No
# expect: '\xbd' False False True False True False True False No
# expect: '\u2167' False False True False True True True False Nl
# expect: '\u56db' False False True True True True True False Lo
# expect: '\u3007' False False True False True True True False Nl
# expect: '\u0c78' False False True False True False True False No
# expect: 'a' False False False True True True True False Ll
# expect: '_' False False False False False True True False Pc
# expect: '\xe9' False False False True True True True False Ll
# expect: '\xb7' False False False False False False True False Po
# expect: '\u2118' False False False False False True True False Sm
# expect: '\u309b' False False False False False False True False Sk
# expect: '\xaa' False False False True True True True False Lo
# expect: '\xba' False False False True True True True False Lo
# expect: '\ufe4d' False False False False False False True False Pc
# expect: '\xad' False False False False False False False False Cf
# expect: '\u200b' False False False False False False False False Cf
# expect: '\u200e' False False False False False False False False Cf
# expect: '\u2028' False False False False False False False True Zl
# expect: '\u3000' False False False False False False False True Zs
# expect: '\u180e' False False False False False False False False Cf
# expect: '\x85' False False False False False False False True Cc
# expect: '\x1c' False False False False False False False True Cc
# expect: '\x1f' False False False False False False False True Cc
# expect: '\x7f' False False False False False False False False Cc
# expect: '\ud800' False False False False False False False False Cs
# expect: '\ue000' False False False False False False False False Co
# expect: '\U000e0001' False False False False False False False False Cf
# expect: '\U0001d7d8' True True True False True False True False Nd
# expect: '\U0001f40d' False False False False False False True False So
# expect: '\U0010ffff' False False False False False False False False Cn
# expect: '' False
# expect: 'a1' True
# expect: '1a' False
# expect: '_' True
# expect: '\xe9' True
# expect: 'a\xb7' True
# expect: '\xb7a' False
# expect: 'a-b' False
# expect: 'class' True
# expect: '\u2118x' True
# expect: 'x\u0301' True
# expect: '\u0301x' False
# expect: '\ufb01' True
# expect: 'a b' False
# expect: 'a\u200d' True
# expect: '\u0663\u0664' 34
# expect: 34.0
# expect: '\u06f1' 1
# expect: 1.0
# expect: '\xb2' ValueError invalid literal for int() with base 10: '²'
# expect: ValueError could not convert string to float: '²'
# expect: '\xbd' ValueError invalid literal for int() with base 10: '½'
# expect: ValueError could not convert string to float: '½'
# expect: '\u2167' ValueError invalid literal for int() with base 10: 'Ⅷ'
# expect: ValueError could not convert string to float: 'Ⅷ'
# expect: '1_0' 10
# expect: 10.0
# expect: '_1' ValueError invalid literal for int() with base 10: '_1'
# expect: ValueError could not convert string to float: '_1'
# expect: '1__0' ValueError invalid literal for int() with base 10: '1__0'
# expect: ValueError could not convert string to float: '1__0'
# expect: ' 1 ' 1
# expect: 1.0
# expect: '\u30001\u2003' 1
# expect: 1.0
# expect: '\uff11\uff12' 12
# expect: 12.0
# expect: '1\u200b' ValueError invalid literal for int() with base 10: '1\u200b'
# expect: ValueError could not convert string to float: '1\u200b'
# expect: '\U0001d7d8\U0001d7d9' 1
# expect: 1.0
# expect: '\xad\u200b\ue000\ud800\x7f\U0010ffff é\t\\\'"' '\xe9\U0001f40d' '\'"' "'" '"'
