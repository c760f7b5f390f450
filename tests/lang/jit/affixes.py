# startswith() and endswith() of short constants in hot loops, of texts of every length and width, characters and subclasses too.
class Loud(str):
    def startswith(self, *args):
        return "loud"


def ask(texts):
    found = [0] * 12
    for _ in range(3000 // len(texts)):
        for text in texts:
            found[0] += text.startswith("a")
            found[1] += text.endswith("g")
            found[2] += text.startswith("stem")
            found[3] += text.endswith("ing")
            found[4] += text.startswith("12345678")
            found[5] += text.endswith("12345678")
            found[6] += text.startswith("")
            found[7] += text.endswith("123456789")
            found[8] += text.endswith("\xe9")
            found[9] += text.startswith("\0")
            found[10] += text.endswith("\0\0")
            found[11] += text.startswith("\u20ac")
    return found


WORDS = ["", "a", "g", "ing", "ng", "sing", "stemming", "stem", "ste", "12345678", "123456789", "x12345678", "2345678", "long" * 30 + "ing",
         "\xe9", "caf\xe9", "\0", "\0\0", "a\0", "gni"]
print(ask(WORDS))                               # expect: [300, 900, 300, 600, 300, 300, 3000, 150, 300, 300, 150, 0]
print(ask(WORDS + ["\u20acing", "ing\u20ac"]))  # expect: [272, 952, 272, 680, 272, 272, 2992, 136, 272, 272, 136, 136]
print(ask(["\u20ac", "\u20acing"]))             # expect: [0, 1500, 0, 1500, 0, 0, 3000, 0, 0, 0, 0, 3000]


def characters(text):
    count = 0
    for c in text * 400:
        if c.startswith("a"):
            count += 1
        elif c.endswith("z"):
            count += 100
        elif c.startswith("ab"):
            count += 10000
    return count


print(characters("abcz\xe9"))  # expect: 40400


def mixed(things):
    answers = []
    for _ in range(800):
        for thing in things:
            answers.append(thing.startswith("l"))
    return [answers.count(a) for a in (True, False, "loud")]


print(mixed(["loud", Loud("loud"), "quiet"]))  # expect: [800, 800, 800]


def bounds(text):
    n = 0
    for i in range(2000):
        n += text.startswith("b", i % 3) + text.endswith("c", 0, i % 5) + text.startswith(("a", "b"))
    return n


print(bounds("abc"))  # expect: 3467
