# Slices of text, lists and tuples with moving bounds.
s, l, t, n = "abcdefghij", list(range(10)), tuple("xyz" * 3), 0
for i in range(100):
    n += len(s[i % 5:]) + sum(l[:i % 7]) + len(t[-(i % 4):]) + ord(s[i % 10:][0]) + len(s[::-1][i % 3:8:2])
    if s[i % 9:i % 9 + 2] in "cdefg": n += 1000
print(n)
# expect: 56182
