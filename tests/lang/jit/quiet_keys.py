# Keys of subclasses of str, keys found by identity, dicts of subclasses, comparisons of texts: in traces, and when a class gets methods meanwhile.
import collections
class Symbol(str): pass
class Scope(dict):
    def __init__(self, outer=None):
        self.outer = outer


class Key: pass
class Odd(str):
    def __eq__(self, o): return False
    __hash__ = str.__hash__
def scopes(n):
    a = Scope(); b = Scope(a)
    names = [Symbol(c) for c in "abcdef"]
    for i, name in enumerate(names): (a if i % 2 else b)[name] = i
    total = 0
    for i in range(n):
        for name in (names[i % 6], "abcdef"[i % 6], Symbol("abcdef"[i % 6])):
            s = b
            while name not in s:
                s = s.outer
            s[name] += 1
            total += s[name] + (s.get("zz", 3)) + s.get(name, 0) + (name == "a") + (name != "b")
    return total, a, b
def objects(n):
    keys = [Key() for _ in range(9)] + [int, None, len, Key, Symbol]
    d = {}
    for k in keys: d[k] = 0
    d["x"] = 1; d[5] = 6
    total = 0
    for i in range(n):
        k = keys[i % len(keys)]
        d[k] += i
        if k in d: total += d[k] % 7
        if Key() in d: total += 10000000
        if i in d: total += 1
    return total
def counts(n):
    c = collections.Counter(); dd = collections.defaultdict(list); od = collections.OrderedDict()
    for i in range(n):
        w = "w%d" % (i % 37)
        c[w] += 1
        dd[w].append(i)
        od[w] = od.get(w, 0) + i
        if i % 5 == 0: od.move_to_end(w)
    return c.most_common(3), len(dd), sum(map(sum, dd.values())), list(od.items())[:4]
def change(n):
    d = {Symbol("a"): 1, "b": 2}; t = 0
    k = Symbol("a")
    for i in range(n):
        t += (k in d) + (k == "a") * 100
        if i == n // 2:
            Symbol.__eq__ = lambda s, o: False
            Symbol.__hash__ = lambda s: 7
    del Symbol.__eq__, Symbol.__hash__
    return t
def odd(n):
    d = {Odd("a"): 1, Symbol("b"): 2, "c": 3}; t = 0
    for i in range(n):
        for k in ("a", "b", "c", Symbol("a"), Symbol("c")):
            t = t * 3 % 1000003 + (k in d)
    return t
class Miss(dict):
    def __missing__(self, k): return k * 2
class Own(dict):
    def __getitem__(self, k): return 5
    def __contains__(self, k): return True
    def __setitem__(self, k, v): dict.__setitem__(self, k, v + 1)
def subs(n):
    m = Miss(a=1); o = Own(a=1); t = 0
    for i in range(n):
        k = "ab"[i % 2]
        t += len(str(m[k])) + o[k] + ("q" in o) + ("q" in m)
        o["a"] = i
        if i == n // 2: Miss.__contains__ = lambda s, k: True
    return t, dict.__getitem__(o, "a")
print(scopes(3000)); print(objects(5000)); print(counts(5000)); print(change(3000)); print(odd(2000)); print(subs(3000))
def texts(n):
    xs = [Symbol("if"), ["if"], "if", 3, None, 2.5, ("if",), {}, Symbol("x"), Odd("if"), True]; t = 0
    for i in range(n):
        x = xs[i % len(xs)]
        t = (t * 5 + (x == "if") + 2 * (x != "if") + 3 * (Symbol("x") == x)) % 1000003
    return t
print(texts(4000))
# expect: (13590000, {'b': 1501, 'd': 1503, 'f': 1505}, {'a': 1500, 'c': 1502, 'e': 1504})
# expect: 12854
# expect: ([('w0', 136), ('w1', 136), ('w2', 136)], 37, 12497500, [('w5', 335340), ('w10', 336015), ('w15', 336690), ('w20', 337365)])
# expect: 151601
# expect: 198735
# expect: (23999, 3000)
# expect: 17541
