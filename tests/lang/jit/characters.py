# Characters of texts in hot loops are code points: comparisons, membership, tests, ord() and chr(); at exits and in other hands they are texts.
import sys


def classify(text):
    found = [0] * 14
    for i in range(len(text)):
        c = text[i]
        if c == "a":
            found[0] += 1
        elif c in "xyz":
            found[1] += 1
        elif c in ("p", "q", "", "long", 4, None):
            found[2] += 1
        elif c.isdigit():
            found[3] += ord(c) - 48
        elif "A" <= c <= "F":
            found[4] += 1
        elif c > "\xf0" or c < "\t":
            found[5] += 1
        elif c not in "bcdefghijklmnopqrstuvwwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
            found[6] += 1
        elif c.isupper():
            found[7] += 1
        elif c != "b" and c != "two":
            found[8] += 1
        if c.isalpha():
            found[9] += 1
        if c.isspace() or c.isnumeric():
            found[10] += 1
        if c.isalnum() and not c.islower():
            found[11] += 1
        if c.isdecimal():
            found[12] += 1
        if "a" == c or c in text:
            found[13] += 1
    return found


plain = "abxyzpqr4Zb- ab\0cF\t" * 400
print(classify(plain))
print(classify("a\xe9\xdf\xb2\xf7 \xffb" * 900))  # one byte a character, not ASCII
print(classify("a\u0161\u0661b\u0161" * 900))  # two bytes
print(classify("ab" * 900 + "a\xe9" * 900 + "\U0001F40D" * 900))


def backwards(text, n):
    out = []
    last = ""
    for i in range(n):
        c = text[-1 - i % len(text)]
        if c != last:
            out.append(c)
            last = c
    return "".join(out[:7]), last, len(out)


print(backwards("caffee\xe9", 5000))


def past_the_end(text, n):
    ends = 0
    for i in range(n):
        try:
            if text[i % (len(text) + 1)] == "z":
                ends += 100
        except IndexError as error:
            ends += 1
            message = str(error)
    return ends, message


print(past_the_end("abc", 4000))


def shifted(text, n):  # a character that goes around, as a local and in what is made and left behind
    c, kept, pairs = "?", {}, []
    for i in range(n):
        before = c
        c = chr((ord(text[i % len(text)]) + i) % 256)
        pair = (before, c, i)
        if i % 1000 == 999:
            pairs.append(pair)
        if c == "q":
            kept[before] = kept.get(before, 0) + 1
    return c, before, pairs, len(kept), sum(kept.values())


print(shifted("hello", 5000))


def number(text, n):  # the same int as a number and as a character
    total = 0
    for i in range(n):
        code = i % 300
        if code < 256:
            c = chr(code)
            if c == "A" or c in "xyz":
                total += code
            text[code] = (c, code)
        elif chr(code) == "\u0120":
            total += 1000
    return total, text[65], text[255]


print(number({}, 6000))


def look(depth):
    frame = sys._getframe(1)
    return frame.f_locals["c"], frame.f_locals["code"]


def seen(text, n):
    got = []
    for i in range(n):
        c = text[i % len(text)]
        code = ord(c)
        if i % 700 == 699:
            got.append(look(1))
        try:
            if i % 900 == 899:
                raise ValueError(c)
        except ValueError as error:
            got.append(error.args)
    return got


print(seen("wxyz", 3000))


def same(n):  # equal, and the one text of a character
    c, hits = "", 0
    for i in range(n):
        d = "abc"[i % 3]
        if d is "abc"[i % 3] and d == "abc"[i % 3]:
            hits += 1
        if c + d == "bc" or (c and c < d):
            hits += 10
        if d == "" or d == "ab" or "ab" == d or len(d) != 1:
            hits += 1000
        c = d
    return hits, c


print(same(3000))


def short(n):  # short constants and other texts
    words = ["a", "ab", "abcdefg", "abcdefgh", "", "\0", "a\0", "\xe9", "\u0161", "\u6100", "\U00010061", "abd"]
    hits = [0] * 11
    for i in range(n):
        w = words[i % len(words)]
        hits[0] += w == "a"
        hits[1] += w == "ab"
        hits[2] += "abcdefg" == w
        hits[3] += w == "abcdefgh"
        hits[4] += w == ""
        hits[5] += w == "\0"
        hits[6] += w == "a\0"
        hits[7] += w == "\xe9"
        hits[8] += w == "\u0161"
        hits[9] += w != "abd"
        hits[10] += "" in w and w in ("ab", "a\0", "no")
    return hits


print(short(6000))


class Text(str):
    def __eq__(self, other):
        return str(other) == "k"

    __hash__ = str.__hash__

    def __contains__(self, part):
        return part == "own"

    def __getitem__(self, index):
        return "item"


def subclasses(n):
    texts = ["k", Text("k"), Text("abc"), "abc"]
    hits = [0] * 5
    for i in range(n):
        t = texts[i % 4]
        hits[0] += t == "k"
        hits[1] += "own" in t
        hits[2] += t[0] == "k"
        hits[3] += t in ("abc", "k")
        hits[4] += t[0:2] == "ab"
    return hits


print(subclasses(4000))


def ints(n):
    hits = [0] * 3
    for i in range(n):
        k = i % 140 - 20
        hits[0] += k in (-3, 2, 5, 7, "a", None, 40)
        hits[1] += k in (1 << 40, 3)
        hits[2] += k not in (100, 2, 3)
    return hits


print(ints(7000))


def words(text):
    out, word = [], ""
    for c in text:
        if c.isalpha():
            word += c
        elif word:
            out.append(word)
            word = ""
    return len(out), out[-2:], word


for _ in range(40):
    last = words("one two, three; " * 50 + "end")
print(last)


def each(lines):
    total = 0
    for line in lines:
        for c in line:
            if c == "\n":
                continue
            total += ord(c)
        for c in "xyz":
            total += c in line
    return total


print(each(["abc", "x\n", "", "\xe9z", "zz\u0161y"] * 900))
# expect: [800, 1200, 800, 1600, 400, 400, 1200, 400, 800, 5600, 1200, 1200, 400, 7600]
# expect: [900, 0, 0, 117000, 0, 1800, 2700, 0, 0, 4500, 1800, 900, 0, 7200]
# expect: [900, 0, 0, 1426500, 0, 1800, 0, 0, 0, 3600, 900, 900, 900, 4500]
# expect: [1800, 0, 0, 0, 0, 900, 900, 0, 0, 3600, 0, 0, 0, 4500]
# expect: ('éefacée', 'e', 3572)
# expect: (1000, 'string index out of range')
# expect: ('ö', 'ò', [('R', 'V', 999), (':', '>', 1999), ('"', '&', 2999), ('\n', '\x0e', 3999), ('ò', 'ö', 4999)], 5, 20)
# expect: (28560, ('A', 65), ('ÿ', 255))
# expect: [('z', 122), ('z',), ('z', 122), ('z',), ('z', 122), ('z',), ('z', 122)]
# expect: (23000, 'c')
# expect: [500, 500, 500, 500, 500, 500, 500, 500, 500, 5500, 1000]
# expect: [3000, 2000, 1000, 4000, 1000]
# expect: [250, 50, 6850]
# expect: (150, ['two', 'three'], 'end')
# expect: 1341900
