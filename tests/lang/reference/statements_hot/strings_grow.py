# Strings built in a loop, of one byte, two bytes and four bytes a character.
s = t = u = ""
for i in range(150):
    s += chr(97 + i % 26)
    t += chr(0x3b1 + i % 20) if i % 3 else "-"
    u = u + "\U0001F40D" if i % 10 == 0 else u + "x"
print(s[-5:], t[-5:].encode(), len(u), u.count("x"), s == "".join(chr(97 + i % 26) for i in range(150)))
# expect: pqrst b'\xce\xb6\xce\xb7-\xce\xb9\xce\xba' 150 135 True
