# Text: building, formatting, searching, encoding.
words = "the quick brown fox jumps over the lazy dog".split()
count = {}
for w in words:
    count[w] = count.get(w, 0) + 1
print(sorted(count.items(), key=lambda p: (-p[1], p[0]))[:3])
s = ", ".join(w.capitalize() for w in words)
print(s.upper().replace("THE", "A")[:20], s.find("Fox"), f"{len(s):>6}|{3.14159:.2f}|{'x'!r:^7}")
print("%s %d %5.1f" % ("a", 3, 2.5), "{0}-{1!r:>5}".format(1, "q"), "\u20ac\u00e9".encode("utf-8"), b"ab".decode())
print("a,b,,c".split(","), "x".join(["1", "2"]), "abc"[::-1], "ab" * 3, ascii("\u20ac"), "\u00df".upper())
print(str(2 ** 100), int("123456789012345678901234567890") % 97, hex(255), float("1.5e3"), repr(0.1))
