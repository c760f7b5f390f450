# Slices with small ints and None as bounds in hot loops, of texts, lists, tuples and bytes; of others, and with other bounds, as ever.
import sys


def cut(whole, n):
    seen = []
    for i in range(n):
        k = i % 9 - 4
        seen.append((whole[k:], whole[:k], whole[1:k], whole[k:k + 2], whole[:], whole[-2:100]))
    return seen[-10:-8], len(set(map(repr, seen)))


for whole in "abcdef", "\xe9bcd\u0161f", [1, 2.5, "x", None], (1, 2, 3, 4, 5), b"bytes", "", bytearray(b"own"), range(7):
    print(cut(whole, 900))


def bounds(n):
    out = []
    for i in range(n):
        stop = (None, 2, True, 1 << 70, -1)[i % 5]
        out.append("abcde"[stop:] + "abcde"[:stop])
        out.append([7, 8, 9][0:stop])
    return out[-10:]


print(bounds(2000))


def wrong(n):
    errors = 0
    for i in range(n):
        try:
            "abc"[1:"x" if i % 50 == 49 else 2]
        except TypeError as error:
            errors += 1
            text = str(error)
    return errors, text


print(wrong(2000))


class Index:
    def __index__(self):
        sys._getframe(1).f_locals
        return 2


class Own(list):
    def __getitem__(self, key):
        return key


def own(n):
    hits = 0
    for i in range(n):
        w = Own([1, 2, 3]) if i % 3 else [1, 2, 3]
        part = w[Index() if i % 7 == 0 else 1:]
        hits += part == [2, 3]
        hits += 10 * (part == [3])
    return hits


print(own(3000))


def tokens(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] not in " ,":
            j += 1
        if j > i:
            out.append(text[i:j])
        i = j + 1
    return out


words = tokens("the quick, brown fox  jumps,over " * 200)
print(len(words), words[:6], sorted(set(words)))
# expect: ([('ef', 'abcd', 'bcd', 'ef', 'abcdef', 'ef'), ('cdef', 'ab', 'b', 'cd', 'abcdef', 'ef')], 7)
# expect: ([('šf', 'ébcd', 'bcd', 'šf', 'ébcdšf', 'šf'), ('cdšf', 'éb', 'b', 'cd', 'ébcdšf', 'šf')], 7)
# expect: ([([], [1, 2.5, 'x', None], [2.5, 'x', None], [], [1, 2.5, 'x', None], ['x', None]), ([1, 2.5, 'x', None], [], [], [1, 2.5], [1, 2.5, 'x', None], ['x', None])], 7)
# expect: ([((5,), (1, 2, 3, 4), (2, 3, 4), (5,), (1, 2, 3, 4, 5), (4, 5)), ((2, 3, 4, 5), (1,), (), (2, 3), (1, 2, 3, 4, 5), (4, 5))], 7)
# expect: ([(b's', b'byte', b'yte', b's', b'bytes', b'es'), (b'ytes', b'b', b'', b'yt', b'bytes', b'es')], 7)
# expect: ([('', '', '', '', '', ''), ('', '', '', '', '', '')], 1)
# expect: ([(bytearray(b''), bytearray(b'own'), bytearray(b'wn'), bytearray(b''), bytearray(b'own'), bytearray(b'wn')), (bytearray(b'own'), bytearray(b''), bytearray(b''), bytearray(b'o'), bytearray(b'own'), bytearray(b'wn'))], 7)
# expect: ([(range(4, 7), range(0, 4), range(1, 4), range(4, 6), range(0, 7), range(5, 7)), (range(3, 7), range(0, 3), range(1, 3), range(3, 5), range(0, 7), range(5, 7))], 7)
# expect: ['abcdeabcde', [7, 8, 9], 'cdeab', [7, 8], 'bcdea', [7], 'abcde', [7, 8, 9], 'eabcd', [7, 8]]
# expect: (40, 'slice indices must be integers or None or have an __index__ method')
# expect: 2287
# expect: 1200 ['the', 'quick', 'brown', 'fox', 'jumps', 'over'] ['brown', 'fox', 'jumps', 'over', 'quick', 'the']
