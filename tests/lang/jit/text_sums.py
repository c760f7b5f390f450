# `s += a + b`: both are added to the text, the sum is not made; where it is anybody else's, or Python code runs between, it is.


def justified(words, gaps, room):
    result = ""
    for i, word in enumerate(words):
        result += word + " " * (room // gaps + (1 if i < room % gaps else 0))
    return result


words = "the krait is a small snake with bands".split()
print(sum(len(justified(words, 7, 10 + i % 5)) for i in range(3000)), justified(words, 7, 9))
# expect: 129600 the  krait  is a small snake with bands 


def doubled(n):
    s = "ab"
    for i in range(n):
        s += s + "x"
        if len(s) > 500:
            s = s[:3]
    return s


def after(n):
    s = ""
    for i in range(n):
        s += str(i % 7) + s
        s = s[-9:]
    return s


print(len(doubled(3000)), after(3000))
# expect: 31 030102010
print(after(5), after(3001), len(doubled(3001)))
# expect: 030102010 030102010 63


def held(n):
    kept, s = [], ""
    for i in range(n):
        t = s
        s += "<" + str(i % 10)
        if i % 100 == 0:
            kept.append(t)
        if len(s) > 60:
            s = ""
    return kept[:4], len(kept), s


print(held(3000))
# expect: (['', '<3<4<5<6<7<8<9', '<6<7<8<9<0<1<2<3<4<5<6<7<8<9', '<9<0<1<2<3<4<5<6<7<8<9<0<1<2<3<4<5<6<7<8<9'], 30, '<6<7<8<9<0<1<2<3<4<5<6<7<8<9<0<1<2<3<4<5<6<7<8<9')


def wide(n, parts):
    s = ""
    for i in range(n):
        s += parts[i % len(parts)] + parts[i % 2]
        if i % 50 == 49:
            s = s[-20:]
    return s


for parts in (["a", "\xe9"], ["\u20ac", "b", "c"], ["", "x"], ["\U0001f40d", ""], ["y" * 170, "z"], ["", ""]):
    text = wide(3040, parts)
    print(len(text), ascii(text[-8:]), text == "".join(parts[i % len(parts)] + parts[i % 2] for i in range(3040))[-len(text):] if text else "empty")
# expect: 100 'aa\xe9\xe9aa\xe9\xe9' True
# expect: 100 '\u20ac\u20acbbc\u20ac\u20acb' True
# expect: 60 'xxxxxxxx' True
# expect: 60 '\U0001f40d\U0001f40d\U0001f40d\U0001f40d\U0001f40d\U0001f40d\U0001f40d\U0001f40d' True
# expect: 6860 'yyyyyyzz' True
# expect: 0 '' empty


class Loud:
    def __init__(self, log):
        self.log = log

    def __radd__(self, other):
        self.log.append(len(other))
        return other + "!"


def odd(n):
    log, s = [], ""
    loud = Loud(log)
    for i in range(n):
        s += "a" + ("b" if i % 500 else loud)
        if len(s) > 100:
            s = s[:5]
    return s, len(log)


print(odd(3000))
# expect: ('a!abaababababababababababababababababababababab', 6)


class Words:
    def __init__(self):
        self.texts = ["one", "two", "three"]

    def run(self, n):
        s = ""
        for i in range(n):
            s += self.texts[i % 3] + self.take(i)
            if i % 40 == 0:
                s = ""
        return s

    def take(self, i):
        self.texts[i % 3] = "w" + str(i % 5)  # the operand that has been read is nobody else's now
        return "-"


print(Words().run(3000))
# expect: w3-w4-w0-w1-w2-w3-w4-w0-w1-w2-w3-w4-w0-w1-w2-w3-w4-w0-w1-w2-w3-w4-w0-w1-w2-w3-w4-w0-w1-w2-w3-w4-w0-w1-w2-w3-w4-w0-w1-


def caught(n):
    s, errors = "", 0
    for i in range(n):
        try:
            s += "k" + (None if i % 300 == 299 else "v")
        except TypeError:
            errors += 1
        if len(s) > 80:
            s = s[:4]
    return s, errors


print(caught(3000))
# expect: ('kvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkvkv', 10)


def several(n):
    s = t = ""
    for i in range(n):
        s += t + "," + str(i % 4)
        t = str(i % 3) + "."
        s, t = s[-12:], t
    return s, t


print(several(3000))
# expect: ('2.,10.,21.,3', '2.')
