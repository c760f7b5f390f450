# match with literals, tuples, classes, guards and enums.
from enum import Enum
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def http(s):
    match s:
        case 400: return "Bad request"
        case 401 | 403 | 404: return "Not allowed"
        case 418: return "I'm a teapot"
        case _: return "Something's wrong"
def where(p):
    match p:
        case Point(x=0, y=0): return "Origin"
        case Point(0, y): return f"Y={y}"
        case Point(x, 0): return f"X={x}"
        case Point(x, y) if x == y: return f"Diagonal {x}"
        case Point(): return "Elsewhere"
        case []: return "No points"
        case [Point(0, 0)]: return "The origin"
        case [Point(x1, y1), Point(x2, y2)]: return f"Two {x1},{y1} {x2},{y2}"
class Color(Enum):
    RED = 'red'
    GREEN = 'green'
def color(c):
    match c:
        case Color.RED: return "red!"
        case Color.GREEN: return "grass"
for _ in range(20): r = [http(418), http(403), http(1)] + [where(p) for p in (Point(0, 0), Point(0, 2), Point(3, 0), Point(2, 2), Point(1, 2), [], [Point(0, 0)], [Point(1, 2), Point(3, 4)])] + [color(Color('red'))]
print(r)
# expect: ["I'm a teapot", 'Not allowed', "Something's wrong", 'Origin', 'Y=2', 'X=3', 'Diagonal 2', 'Elsewhere', 'No points', 'The origin', 'Two 1,2 3,4', 'red!']
