# items, enumerate, zip, reversed, sorted.
for k, v in {'gallahad': 'the pure', 'robin': 'the brave'}.items(): print(k, v)
for i, v in enumerate(['tic', 'tac', 'toe']): print(i, v, end=" ")
for q, a in zip(['name', 'quest'], ['lancelot', 'the holy grail']): print(f'What is your {q}? {a}.')
print(list(reversed(range(1, 10, 2))), sorted(['b', 'a', 'b']), sorted(set(['b', 'a', 'b'])))
import math
raw = [56.2, float('NaN'), 51.7, float('NaN'), 47.8]; print([v for v in raw if not math.isnan(v)])
# expect: gallahad the pure
# expect: robin the brave
# expect: 0 tic 1 tac 2 toe What is your name? lancelot.
# expect: What is your quest? the holy grail.
# expect: [9, 7, 5, 3, 1] ['a', 'b', 'b'] ['a', 'b']
# expect: [56.2, 51.7, 47.8]
