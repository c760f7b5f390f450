# Code points beyond the first plane are single characters.
s = "a\U0001F40Dé\u4e2d"
print(len(s), [hex(ord(c)) for c in s], s[1] == "\N{SNAKE}", s[::-1] == "\u4e2dé\U0001F40Da")
print(ascii(s), s.encode("utf-8"), len(s.encode("utf-16-le")))
print("\ud800".encode("utf-8", "surrogatepass"), ascii("\udfff"))
for _ in range(40):
    n = sum(1 for c in s if ord(c) > 127)
print(n)
# expect: 4 ['0x61', '0x1f40d', '0xe9', '0x4e2d'] True True
# expect: 'a\U0001f40d\xe9\u4e2d' b'a\xf0\x9f\x90\x8d\xc3\xa9\xe4\xb8\xad' 10
# expect: b'\xed\xa0\x80' '\udfff'
# expect: 3
