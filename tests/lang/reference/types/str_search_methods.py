# find, index, count, startswith, endswith, partition, replace.
s = "banana band"
print(s.find("an"), s.find("an", 2), s.find("an", 2, 4), s.rfind("an"), s.find(""), s.find("", 20), s.index("nd"), s.count("an"), s.count(""), s.count("a", -3), s.startswith("ban"), s.startswith(("x", "b")), s.startswith("an", 1), s.endswith("nd"), s.endswith("", 20), s.partition("na"), s.rpartition("na"), s.partition("zz"), s.rpartition("zz"), s.replace("an", "AN", 2), s.replace("", "-", 3))
for bad in ("s.index('q')", "s.rindex('q')", "s.partition('')", "s.startswith(5)", "s.startswith([1])", "s.find(5)", "s.replace('a')", "s.count()", "s.endswith(('a', 5))"):
    try: print(eval(bad))
    except (ValueError, TypeError) as e: print(bad, "|", type(e).__name__, e)
# Needles of two characters and more at all places of texts of all lengths, against slices; where first and last characters are of no use.
def places(text, part):
    found, at = [], 0
    while at + len(part) <= len(text):
        if text[at:at + len(part)] == part:
            found.append(at)
            at += len(part)
        else: at += 1
    return found
state, wrong = 5, 0
for k in range(1500):
    state = (state * 1103515245 + 12345) % 2147483648
    letters = ("ab", "abc", "a\u00e9", "ab\u20ac")[state >> 8 & 3]
    text = "".join(letters[(state >> 3) * (i * i + 7) // 5 % len(letters)] for i in range((state >> 11) % 70))
    for part in (text[(state >> 17) % 50:][:2 + k % 19], letters[::-1], "ab" * (k % 7 + 1)):
        if len(part) < 2: continue
        at = places(text, part)
        pieces = [text[i:j] for i, j in zip([0] + [i + len(part) for i in at], at + [len(text)])]
        wrong += text.count(part) != len(at) or text.find(part) != (at[0] if at else -1) or (part in text) != bool(at)
        wrong += text.split(part) != pieces or text.replace(part, "-+") != "-+".join(pieces)
print(wrong, ("a" * 50000).find("a" * 200 + "b" + "a" * 200), ("ab" * 30000 + "abba").find("abba"), ("a" * 40000 + "b").count("a" * 30 + "b"))
# expect: 1 3 -1 8 0 -1 9 3 12 1 True True True True False ('ba', 'na', 'na band') ('bana', 'na', ' band') ('banana band', '', '') ('', '', 'banana band') bANANa band -b-a-nana band
# expect: s.index('q') | ValueError substring not found
# expect: s.rindex('q') | ValueError substring not found
# expect: s.partition('') | ValueError empty separator
# expect: s.startswith(5) | TypeError startswith first arg must be str or a tuple of str, not int
# expect: s.startswith([1]) | TypeError startswith first arg must be str or a tuple of str, not list
# expect: s.find(5) | TypeError find() argument 1 must be str, not int
# expect: s.replace('a') | TypeError replace() takes at least 2 positional arguments (1 given)
# expect: s.count() | TypeError count expected at least 1 argument, got 0
# expect: s.endswith(('a', 5)) | TypeError tuple for endswith must only contain str, not int
# expect: 0 -1 60000 1
