# Case and classification of text, beyond ASCII.
s = "hELLO wörld ß ǆ İ"
print(s.upper(), s.lower().encode(), s.title(), s.capitalize(), s.swapcase(), s.casefold().encode())
for t in ("abc", "ABC", "Abc Def", "123", "½", "²", "٣", "a1", " ", "", "\n", "_x", "9x", "é", "ǅ"): print(repr(t), "".join(str(int(getattr(t, m)())) for m in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isupper", "islower", "istitle", "isspace", "isidentifier", "isprintable", "isascii")))
# expect: HELLO WÖRLD SS Ǆ İ b'hello w\xc3\xb6rld \xc3\x9f \xc7\x86 i\xcc\x87' Hello Wörld Ss ǅ İ Hello wörld ß ǆ i̇ Hello WÖRLD SS Ǆ i̇ b'hello w\xc3\xb6rld ss \xc7\x86 i\xcc\x87'
# expect: 'abc' 100010100111
# expect: 'ABC' 100011000111
# expect: 'Abc Def' 000000010011
# expect: '123' 011110000011
# expect: '½' 000110000010
# expect: '²' 010110000010
# expect: '٣' 011110000010
# expect: 'a1' 000010100111
# expect: ' ' 000000001011
# expect: '' 000000000011
# expect: '\n' 000000001001
# expect: '_x' 000000100111
# expect: '9x' 000010100011
# expect: 'é' 100010100110
# expect: 'ǅ' 100010010110
