"""isalpha() and its like of texts of one byte a character say what the character alone says, in a program that has not been hot."""
names = ("isalpha", "isdecimal", "isdigit", "isnumeric", "isalnum", "isspace", "islower", "isupper", "isprintable", "isidentifier")
print([name for name in names if getattr("a\xe9Z", name)()], [name for name in names if getattr("1\xb2", name)()], "12".isdigit(), " \t\x85\xa0".isspace(), "".isalpha(), "".isprintable())
# expect: ['isalpha', 'isalnum', 'isprintable', 'isidentifier'] ['isdigit', 'isnumeric', 'isalnum', 'isprintable'] True True False True
import unicodedata

wrong = []
for i in range(256):
    c = chr(i)
    kind = unicodedata.category(c)
    alpha, decimal, digit, numeric = kind in ("Lu", "Ll", "Lt", "Lm", "Lo"), unicodedata.decimal(c, None), unicodedata.digit(c, None), unicodedata.numeric(c, None)
    wanted = (alpha, decimal is not None, digit is not None, numeric is not None, alpha or not decimal is digit is numeric is None, kind == "Zs" or unicodedata.bidirectional(c) in ("WS", "B", "S"))
    for text in (c, c * 3, c * 40, c + "\u20ac"):
        if text[-1] != "\u20ac" and tuple(getattr(text, name)() for name in names[:6]) != wanted:
            wrong.append((text, wanted))
        if text[-1] == "\u20ac" and any(getattr(text, name)() for name in names[:6]):
            wrong.append(text)
    for other in ("a", "1", " "):
        for name in names[:6]:
            if getattr(c + other, name)() != (getattr(c, name)() and getattr(other, name)()):
                wrong.append((c, other, name))
print(wrong)
# expect: []
