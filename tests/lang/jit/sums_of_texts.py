# `a + b + c` of texts in hot loops: the first sum grows in place where nobody else has it, and only there.


def sums(n):
    kept, last = [], ""
    for i in range(n):
        a, b = str(i), "x" * (i % 11)
        whole = a + b + "," + a
        first = a + b
        second = first + "!" + first
        if i % 501 == 500:
            kept.append((whole, first, second))
        a += b + a
        last = a + "\xe9" + b + ("\u0161" if i % 3 else "z") + "e"
    return kept[-2:], last


print(sums(3000))


def pairs(n):  # the sum is in other hands, too
    held = []
    for i in range(n):
        t = (str(i) + "a",)
        u = t[0] + "b" + t[0]
        d = {"k": str(i) + "c"}
        v = d["k"] + "d" + d["k"]
        (w := str(i) + "e")
        x = w + w + w
        if i % 700 == 699:
            held.append((t, u, d, v, w, x))
    return held


print(pairs(2200))


def wrong(n):
    errors = 0
    for i in range(n):
        try:
            text = str(i) + "a" + ("b" if i % 40 else 7) + "c"
        except TypeError as error:
            errors += 1
            message = str(error)
    return errors, message, text


print(wrong(2100))


def long(n):
    text = ""
    keys = {}
    for i in range(n):
        text = text + "ab" + str(i % 7) + "c"
        keys[text[-9:] + "k"] = i
        if len(text) > 300:
            text = text[:5] + "."
    return len(text), len(keys), hash(text) == hash(text[:3] + text[3:]), "".join([text, "-", "", "long enough for two words"])[-40:]


print(long(4000))
# expect: ([('2003x,2003', '2003x', '2003x!2003x'), ('2504xxxxxxx,2504', '2504xxxxxxx', '2504xxxxxxx!2504xxxxxxx')], '2999xxxxxxx2999éxxxxxxxše')
# expect: [(('699a',), '699ab699a', {'k': '699c'}, '699cd699c', '699e', '699e699e699e'), (('1399a',), '1399ab1399a', {'k': '1399c'}, '1399cd1399c', '1399e', '1399e1399e1399e'), (('2099a',), '2099ab2099a', {'k': '2099c'}, '2099cd2099c', '2099e', '2099e2099e2099e')]
# expect: (53, 'can only concatenate str (not "int") to str', '2099abc')
# expect: (14, 23, True, 'ab0ca.ab1cab2c-long enough for two words')
