# Items of sequences, mappings and classes; the key of a tuple display is a tuple.
class K:
    def __getitem__(self, key): return key
k = K()
print(k[1], k[1, 2], k[()], k[1,], k[1:2], k[:, ...], k[::2, 1], k[*[1, 2], 3], k[(1, 2)], k[a := 3], a)
print([1, 2][-1], "abc"[1], (1, 2)[0], {"a": 5}["a"], b"abc"[0], range(10)[3], list[int], dict[str, int])
for bad in ("[1][5]", "'a'[9]", "()[0]", "{}['k']", "5[0]", "None[1]", "[1]['a']", "'a'[1.0]", "len[0]", "{1}[0]", "range(3)[7]", "b''[0]", "int[3]"):
    try: eval(bad)
    except (IndexError, KeyError, TypeError) as e: print(type(e).__name__, e)
# expect: 1 (1, 2) () (1,) slice(1, 2, None) (slice(None, None, None), Ellipsis) (slice(None, None, 2), 1) (1, 2, 3) (1, 2) 3 3
# expect: 2 b 1 5 97 3 list[int] dict[str, int]
# expect: IndexError list index out of range
# expect: IndexError string index out of range
# expect: IndexError tuple index out of range
# expect: KeyError 'k'
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError 'NoneType' object is not subscriptable
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError string indices must be integers, not 'float'
# expect: TypeError 'builtin_function_or_method' object is not subscriptable
# expect: TypeError 'set' object is not subscriptable
# expect: IndexError range object index out of range
# expect: IndexError index out of range
# expect: TypeError type 'int' is not subscriptable
