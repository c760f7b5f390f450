# Sums, differences and products of numbers of more than 500 bytes, and what becomes of their memory; lines between control characters.
import random
random.seed(11)
MASK = (1 << 61) - 1
def mod(n):
    return n % MASK
def numbers():
    for bits in (1, 40, 3800, 3900, 3903, 3904, 3905, 3968, 4000, 4096, 9000, 130000):
        for n in (random.getrandbits(bits) | 1 << bits - 1, (1 << bits) - 1, 1 << bits):
            yield n
            yield -n
all_numbers = list(numbers())
for a in all_numbers:
    for b in all_numbers:
        s, d, p = a + b, a - b, a * b
        assert mod(s) == (mod(a) + mod(b)) % MASK and mod(d) == (mod(a) - mod(b)) % MASK and mod(p) == mod(a) * mod(b) % MASK
        assert s - b == a and d + b == a and (d == 0) == (a == b) and (a < b) == (d < 0)
        assert p // b == a and p % b == 0 and s.bit_length() <= max(a.bit_length(), b.bit_length()) + 1
    assert a * a == a ** 2 and a - a == 0 and a + -a == 0 and (a + 5) - a == 5 and (a - 2**70) - a == -2**70
x = 1
for i in range(2000):
    x *= i + 3
    if i % 3: x -= 1
y = x
for i in range(2000):
    y = y * 3 - x * 2
    y -= y - x
print(mod(x), x.bit_length(), y == x)
grown = [b"x" * n + str(n).encode() for n in range(450, 1500, 7)]
for i in range(20):
    grown = [g[1:] + b"yz" for g in grown]
    tuples = [(i,) * n for n in range(55, 400, 3)]
print(sum(map(len, grown)), sum(map(len, tuples)))

for alphabet in ("ab c\n", "abcdefghijklmnopqrstuvwxyz\t\n", "a\r\n\t\v\f\x1c\x1d\x1e\x1f\x7f\0 ", "ab\x85\u2028\n"):
    for n in range(300):
        text = "".join(random.choice(alphabet) for _ in range(n % 60))
        lines, line, i = [], "", 0
        while i < len(text):
            line += text[i]
            if text[i] in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
                if text[i] == "\r" and text[i + 1:i + 2] == "\n":
                    i += 1; line += "\n"
                lines.append(line); line = ""
            i += 1
        if line: lines.append(line)
        assert text.splitlines(True) == lines, (text, lines)
        assert text.splitlines() == [l[:-2] if l.endswith("\r\n") else l[:-1] if l[-1] in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" else l for l in lines]
print("ok")

# expect: 1964769481881656718 19074 True
# expect: 149246 25990
# expect: ok
