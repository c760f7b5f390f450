# The program that docs/one_line.md follows; tools/walk.py runs it.


class Point:
    def __init__(self, x):
        self.x = x


def walk(points):
    total = 0
    for p in points:
        total += p.x * 2
    return total


points = [Point(i) for i in range(3000)]
print(walk(points))
for point in points:
    point.x = point.x + 0.5
print(walk(points))
