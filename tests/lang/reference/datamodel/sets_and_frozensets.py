# A frozenset is hashable and may be in a set; a set may be asked for by its content.
f = frozenset({1, 2}); s = {f, 3}
print({1, 2} in s, f == {2, 1}, hash(f) == hash(frozenset([2, 1])), f | {3}, type(f | {3}).__name__, type({3} | f).__name__)
try: {{1}}
except TypeError as e: print(e)
# expect: True True True frozenset({1, 2, 3}) frozenset set
# expect: cannot use 'set' as a set element (unhashable type: 'set')
