# Comprehensions against loops and map.
squares = []
for x in range(10): squares.append(x**2)
print(squares == list(map(lambda x: x**2, range(10))) == [x**2 for x in range(10)], x)
print([(x, y) for x in [1, 2, 3] for y in [3, 1, 4] if x != y])
vec = [-4, -2, 0, 2, 4]
print([x * 2 for x in vec], [x for x in vec if x >= 0], [abs(x) for x in vec], [w.strip() for w in ['  banana', '  loganberry ']], [(x, x**2) for x in range(6)], [n for e in [[1, 2], [3]] for n in e])
try: compile("[x, x**2 for x in range(6)]", "s", "eval")
except SyntaxError as e: print(e.msg)
from math import pi
print([str(round(pi, i)) for i in range(1, 6)])
# expect: True 9
# expect: [(1, 3), (1, 4), (2, 3), (2, 1), (2, 4), (3, 1), (3, 4)]
# expect: [-8, -4, 0, 4, 8] [0, 2, 4] [4, 2, 0, 2, 4] ['banana', 'loganberry'] [(0, 0), (1, 1), (2, 4), (3, 9), (4, 16), (5, 25)] [1, 2, 3]
# expect: did you forget parentheses around the comprehension target?
# expect: ['3.1', '3.14', '3.142', '3.1416', '3.14159']
