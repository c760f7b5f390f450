# functools.Placeholder keeps a place free for a later positional argument.
from functools import partial, Placeholder as _
def show(*args, **keywords):
    return args, keywords
two = partial(show, _, "b", _, "d", key=1)
print(two("a", "c"))
print(two("a", "c", "e", other=2))
again = partial(two, "a")
print(again("c"))
try:
    two("a")
except TypeError as e:
    print(e)
print(_, type(_).__name__, _ is partial(show, _, 1).args[0])
words = partial(str.replace, _, "-", " ")
print([words(s) for s in ("a-b", "c-d-e")])
# expect: (('a', 'b', 'c', 'd'), {'key': 1})
# expect: (('a', 'b', 'c', 'd', 'e'), {'key': 1, 'other': 2})
# expect: (('a', 'b', 'c', 'd'), {'key': 1})
# expect: missing positional arguments in 'partial' call; expected at least 2, got 1
# expect: Placeholder _PlaceholderType True
# expect: ['a b', 'c d e']
