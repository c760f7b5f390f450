# Iterators of built-in types: length hints, copies, exhaustion, pickling.
import operator, pickle, copy
for it in (iter([1, 2, 3]), iter((1, 2)), iter("ab"), iter(range(4)), iter({1: 2}), iter({5}), iter(b"xy"), reversed([1, 2]), enumerate("ab"), iter({}.items())):
    h = operator.length_hint(it); first = next(it, None); rest = list(it); print(type(it).__name__, h, first, rest, next(it, "end"), operator.length_hint(it))
print(list(pickle.loads(pickle.dumps(iter([1, 2])))), list(copy.copy(iter(range(3)))))
l = [1, 2]; it = iter(l); list(it); l.append(3); print(list(it))
# expect: list_iterator 3 1 [2, 3] end 0
# expect: tuple_iterator 2 1 [2] end 0
# expect: str_ascii_iterator 2 a ['b'] end 0
# expect: range_iterator 4 0 [1, 2, 3] end 0
# expect: dict_keyiterator 1 1 [] end 0
# expect: set_iterator 1 5 [] end 0
# expect: bytes_iterator 2 120 [121] end 0
# expect: list_reverseiterator 2 2 [1] end 0
# expect: enumerate 0 (0, 'a') [(1, 'b')] end 0
# expect: dict_itemiterator 0 None [] end 0
# expect: [1, 2] [0, 1, 2]
# expect: []
