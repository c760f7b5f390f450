# The bytes of pickles in every protocol, and what comes back from them.
import _pickle as pickle


class A:
    pass


class Linked(A):
    def __init__(self):
        self.x, self.me = 1, [self]


class Slots:
    __slots__ = ("a", "b")


class Keeps:
    def __init__(self, v):
        self.v = v

    def __getstate__(self):
        return {"v": self.v + 1}

    def __setstate__(self, state):
        self.__dict__.update(state, set=True)


class Args:
    def __new__(cls, *args, **keywords):
        made = object.__new__(cls)
        made.args = (args, keywords)
        return made

    def __getnewargs_ex__(self):
        return (1, 2), {"k": 3}

    class Inner:
        pass


class Items(list):
    pass


class Names(dict):
    pass


def digest(data):
    v = 7
    for c in data:
        v = (v * 31 + c) & 0xFFFFFFFFFFFF
    return v


a, slots, items, names = A(), Slots(), Items([1, 2]), Names(a=1)
a.p, a.q, slots.a, items.z = Linked(), a, 5, 3
loop = []
loop.append(loop)
tied = ([],)
tied[0].append(tied)
objects = [None, True, 0, 255, 256, -1, 2**31, -(2**31), 2**63, -(2**100), 1.5, "", "a\nb\\\x00", "x" * 300, "é\U0001f600", "\ud800",
           b"", b"\xff" * 300, bytearray(b"xyz"), (), (1,), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 3: 4}, set(), {1}, frozenset([1, 2]),
           loop, tied, list(range(1001)), {i: str(i) for i in range(1000)}, a, slots, items, names, Keeps(3), Args(), Args.Inner, Args.Inner(),
           len, type(None), ..., range(5), slice(1, 2), 1j, ValueError("x"), [].append, "y" * 70000, [b"z" * 70000, 1], bytearray(b"q" * 70000)]
for index, value in enumerate(objects):
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        same = value not in (loop, tied) and back == value if type(value) in (int, str, bytes, list, dict, set, tuple) and value is not loop and value is not tied else type(back) is type(value)
        print(index, protocol, len(data), digest(data), same)
back = pickle.loads(pickle.dumps(a))
print(back.p.x, back.q is back, back.p.me[0] is back.p, list(back.__dict__))
print(pickle.loads(pickle.dumps(items, 0)).z, pickle.loads(pickle.dumps(Keeps(3))).__dict__, pickle.loads(pickle.dumps(Args(), 2)).args)
print(pickle.loads(pickle.dumps(loop))[0][0] is not None, pickle.loads(pickle.dumps(tied))[0][0][0] is not None)
# expect: 0 0 2 9191 True
# expect: 0 1 2 9191 True
# expect: 0 2 4 10282281 True
# expect: 0 3 4 10283242 True
# expect: 0 4 4 10284203 True
# expect: 0 5 4 10285164 True
# expect: 1 0 5 269298503 True
# expect: 1 1 5 269298503 True
# expect: 1 2 4 10284079 True
# expect: 1 3 4 10285040 True
# expect: 1 4 4 10286001 True
# expect: 1 5 4 10286962 True
# expect: 2 0 4 8685874 True
# expect: 2 1 3 280658 True
# expect: 2 2 5 318746448 True
# expect: 2 3 5 318776239 True
# expect: 2 4 5 318806030 True
# expect: 2 5 5 318835821 True
# expect: 3 0 6 8350260052 True
# expect: 3 1 3 288563 True
# expect: 3 2 5 318754353 True
# expect: 3 3 5 318784144 True
# expect: 3 4 5 318813935 True
# expect: 3 5 5 318843726 True
# expect: 4 0 6 8350261013 True
# expect: 4 1 4 8758631 True
# expect: 4 2 6 9881198121 True
# expect: 4 3 6 9882121642 True
# expect: 4 4 15 24595421050758 True
# expect: 4 5 15 179613170106661 True
# expect: 5 0 5 269209130 True
# expect: 5 1 6 8574430507 True
# expect: 5 2 8 9495988780397 True
# expect: 5 3 8 9496876284078 True
# expect: 5 4 17 20862264870600 True
# expect: 5 5 17 92656427656359 True
# expect: 6 0 14 88364855231070 True
# expect: 6 1 14 88364855231070 True
# expect: 6 2 10 119977351154162 True
# expect: 6 3 10 120830242191603 True
# expect: 6 4 19 209032907695179 True
# expect: 6 5 19 241854050698858 True
# expect: 7 0 14 61994808936732 True
# expect: 7 1 6 8331086955 True
# expect: 7 2 8 9495745436845 True
# expect: 7 3 8 9496632940526 True
# expect: 7 4 17 20862021527048 True
# expect: 7 5 17 92656184312807 True
# expect: 8 0 23 43571942527762 True
# expect: 8 1 23 43571942527762 True
# expect: 8 2 14 5332784517878 True
# expect: 8 3 14 101131736652151 True
# expect: 8 4 23 9254200848971 True
# expect: 8 5 23 109720037780714 True
# expect: 9 0 36 50098153872295 True
# expect: 9 1 36 50098153872295 True
# expect: 9 2 18 52612052522122 True
# expect: 9 3 18 26431285195403 True
# expect: 9 4 27 112902319160539 True
# expect: 9 5 27 107993202561018 True
# expect: 10 0 6 8263240541 True
# expect: 10 1 10 75342074743893 True
# expect: 10 2 12 148654850206615 True
# expect: 10 3 12 123858207055448 True
# expect: 10 4 21 228294052091886 True
# expect: 10 5 21 244215087033933 True
# expect: 11 0 6 8687251039 True
# expect: 11 1 8 8391347412494 True
# expect: 11 2 10 118597282915792 True
# expect: 11 3 10 119450173953233 True
# expect: 11 4 15 24595422932148 True
# expect: 11 5 15 179613171988051 True
# expect: 12 0 26 160461054502952 True
# expect: 12 1 13 45133297898286 True
# expect: 12 2 15 141682809869484 True
# expect: 12 3 15 15225582214731 True
# expect: 12 4 20 263182129248637 True
# expect: 12 5 20 154737655520062 True
# expect: 13 0 306 104550000213727 True
# expect: 13 1 308 17604737649881 True
# expect: 13 2 310 96650369317275 True
# expect: 13 3 310 71406640876316 True
# expect: 13 4 318 257365804125423 True
# expect: 13 5 318 265289714929008 True
# expect: 14 0 17 194553994227466 True
# expect: 14 1 14 175642215345815 True
# expect: 14 2 16 72452342635737 True
# expect: 14 3 16 92927959287578 True
# expect: 14 4 21 32387197135569 True
# expect: 14 5 21 48308232077616 True
# expect: 15 0 12 201005087399250 True
# expect: 15 1 11 116174013357824 True
# expect: 15 2 13 137070239016958 True
# expect: 15 3 13 212799231462749 True
# expect: 15 4 18 104307215343661 True
# expect: 15 5 18 78126448016942 True
# expect: 16 0 29 34805623783267 True
# expect: 16 1 26 65600414883076 True
# expect: 16 2 28 158815887210566 True
# expect: 16 3 7 306336641944 True
# expect: 16 4 15 24595420757405 True
# expect: 16 5 15 179613169813308 True
# expect: 17 0 345 30222567660467 True
# expect: 17 1 646 131470190524338 True
# expect: 17 2 647 220879072815256 True
# expect: 17 3 310 138698395755442 True
# expect: 17 4 318 105179260602777 True
# expect: 17 5 318 113103171406362 True
# expect: 18 0 83 41793955789637 True
# expect: 18 1 81 93583889523948 True
# expect: 18 2 81 146646073107795 True
# expect: 18 3 38 46823619338176 True
# expect: 18 4 47 151873239497343 True
# expect: 18 5 25 248291079950427 True
# expect: 19 0 3 250619 True
# expect: 19 1 2 8044 True
# expect: 19 2 4 10281134 True
# expect: 19 3 4 10282095 True
# expect: 19 4 4 10283056 True
# expect: 19 5 4 10284017 True
# expect: 20 0 9 221245301935831 True
# expect: 20 1 7 230240120258 True
# expect: 20 2 8 9495779056345 True
# expect: 20 3 8 9496666560026 True
# expect: 20 4 16 13832072888612 True
# expect: 20 5 16 34307689540453 True
# expect: 21 0 18 200242939924409 True
# expect: 21 1 13 173806850915914 True
# expect: 21 2 15 270356362887112 True
# expect: 21 3 15 143899135232359 True
# expect: 21 4 23 48961941162214 True
# expect: 21 5 23 149427778093957 True
# expect: 22 0 6 7460815151 True
# expect: 22 1 4 9343849 True
# expect: 22 2 6 9881783339 True
# expect: 22 3 6 9882706860 True
# expect: 22 4 5 318827916 True
# expect: 22 5 5 318857707 True
# expect: 23 0 10 134820054418416 True
# expect: 23 1 7 278363473512 True
# expect: 23 2 9 12913231609446 True
# expect: 23 3 9 12940744223557 True
# expect: 23 4 17 20862704396350 True
# expect: 23 5 17 92656867182109 True
# expect: 24 0 14 102903501271696 True
# expect: 24 1 10 129922882926329 True
# expect: 24 2 12 203235658389051 True
# expect: 24 3 12 178439015237884 True
# expect: 24 4 20 226981737404262 True
# expect: 24 5 20 118537263675687 True
# expect: 25 0 6 7453426983 True
# expect: 25 1 4 10297161 True
# expect: 25 2 6 9882736651 True
# expect: 25 3 6 9883660172 True
# expect: 25 4 5 318858668 True
# expect: 25 5 5 318888459 True
# expect: 26 0 13 14916486503457 True
# expect: 26 1 9 13324833838413 True
# expect: 26 2 11 52009113912779 True
# expect: 26 3 11 78448736073450 True
# expect: 26 4 19 208804306964769 True
# expect: 26 5 19 241625449968448 True
# expect: 27 0 20 108463589472039 True
# expect: 27 1 14 96133325146298 True
# expect: 27 2 16 274418429146876 True
# expect: 27 3 16 13419069088061 True
# expect: 27 4 24 77877986516203 True
# expect: 27 5 24 96094187583020 True
# expect: 28 0 35 231440154517545 True
# expect: 28 1 30 152280848905904 True
# expect: 28 2 31 171782902842443 True
# expect: 28 3 28 42447586462763 True
# expect: 28 4 5 318875966 True
# expect: 28 5 5 318905757 True
# expect: 29 0 39 190853467560042 True
# expect: 29 1 33 15565585928419 True
# expect: 29 2 34 150393942820266 True
# expect: 29 3 31 232939867943370 True
# expect: 29 4 18 104313844493556 True
# expect: 29 5 18 78133077166837 True
# expect: 30 0 49 86706666248682 True
# expect: 30 1 42 56086623758688 True
# expect: 30 2 43 188722395475387 True
# expect: 30 3 40 254116371899803 True
# expect: 30 4 19 206398894743704 True
# expect: 30 5 19 239220037747383 True
# expect: 31 0 10 134820082094255 True
# expect: 31 1 7 278364336490 True
# expect: 31 2 9 12913232472424 True
# expect: 31 3 9 12940745086535 True
# expect: 31 4 17 20862705259328 True
# expect: 31 5 17 92656868045087 True
# expect: 32 0 21 154466917504092 True
# expect: 32 1 15 177165237466582 True
# expect: 32 2 15 9734510257612 True
# expect: 32 3 15 164752259313515 True
# expect: 32 4 22 103569630954089 True
# expect: 32 5 22 34171760736234 True
# expect: 33 0 5903 179440844463904 True
# expect: 33 1 2755 176454589607487 True
# expect: 33 2 2757 194511844345149 True
# expect: 33 3 2757 89401456152988 True
# expect: 33 4 2765 10156390577123 True
# expect: 33 5 2765 14727930245442 True
# expect: 34 0 15679 129142834007356 True
# expect: 34 1 14877 223894034442509 True
# expect: 34 2 14879 236563708571275 True
# expect: 34 3 14879 218765353605674 True
# expect: 34 4 8652 83018720043781 True
# expect: 34 5 8652 174885895953862 True
# expect: 35 0 174 54502431828526 True
# expect: 35 1 158 2267318439776 True
# expect: 35 2 99 186822241107869 True
# expect: 35 3 99 50327227239356 True
# expect: 35 4 84 202206236407788 True
# expect: 35 5 84 243303293407661 True
# raises: TypeError: a class that defines __slots__ without defining __getstate__ cannot be pickled
