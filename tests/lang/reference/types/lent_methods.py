# Methods in C of locals are called where they are looked up: the local changes, its class is another one, the call raises, records or is watched.
import sys


def lengths(values):
    out = []
    for v in values:
        out.append(v.upper())
    return out


class Loud(str):
    def upper(self):
        return "loud"


print(lengths(["a", "b"] * 20 + [Loud("x"), "c"])[-3:])
# expect: ['B', 'loud', 'C']


def counts(values, x):
    out = []
    for v in values:
        out.append(v.count(x))
    return out


class Tens(list):
    def count(self, x):
        return 10


print(counts([[1, 1], [2]] * 20 + [Tens([1]), (1, 1, 1), [1]], 1)[-4:])
# expect: [0, 10, 3, 1]


def fails(texts, x):
    out = []
    for t in texts:
        try:
            out.append(t.index(x))
        except (ValueError, TypeError) as error:
            frame = error.__traceback__
            out.append((type(error).__name__, frame.tb_lineno - fails.__code__.co_firstlineno, frame.tb_next))
    return out


print(fails(["abc", "xbx"] * 20 + ["aaa", "b"], "b")[-3:])
# expect: [1, ('ValueError', 4, None), 0]
print(fails(["abc"] * 3, 5)[-1])
# expect: ('TypeError', 4, None)


class Changer:
    def __init__(self):
        self.seen = []

    def __eq__(self, other):
        frame = sys._getframe(1)
        self.seen.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
        if len(self.seen) == 30:
            frame.f_locals["l"] = None  # what is searched lives on
        return False

    __hash__ = None


def search(x):
    for i in range(40):
        l = [1, 2.5, "t"]
        n = l.count(x)
    return n


c = Changer()
print(search(c), len(c.seen), set(c.seen))
# expect: 0 120 {('search', 3)}


def ends(items):
    total = 0
    for n in items:
        total += n.bit_length()
    return total


print(ends([255] * 30 + [True, 2**70]))
# expect: 312


def builtins_of(values):
    out = []
    for v in values:
        out.append(len(v))
        out.append(repr(v))
    return out


print(builtins_of(["ab", [1]] * 20)[-4:])
# expect: [2, "'ab'", 1, '[1]']
events = []


def watch(frame, event, argument):
    if event == "c_call":
        events.append(argument.__name__)


def watched(s, n):
    for i in range(n):
        s.strip()
        s.find("b")
        len(s)


watched("abc", 40)
sys.setprofile(watch)
watched("abc", 2)
sys.setprofile(None)
print(events)
# expect: ['strip', 'find', 'len', 'strip', 'find', 'len', 'setprofile']


def shadows(n):
    out = []
    for i in range(n):
        v = "abc"
        if i == 35:
            globals()["len"] = lambda x: "own"
        out.append(len(v))
    del globals()["len"]
    return out[-6:]


print(shadows(40))
# expect: [3, 'own', 'own', 'own', 'own', 'own']
