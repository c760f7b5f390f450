# Instance, class and missing attributes; setting, deleting, augmented assignment.
class P:
    kind = "p"
    def __init__(self, x, y):
        self.x = x
        self.y = y
p = P(1, 2)
for i in range(60):
    p.x += i
    p.y -= 1
    if i == 30:
        p.kind = "own"
    if i == 40:
        del p.kind
print(p.x, p.y, p.kind, p.__dict__, hasattr(p, "z"), getattr(p, "z", "default"))
setattr(p, "z", 5)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
try:
    del p.x
except AttributeError as e:
    print(e)
# expect: 1771 -58 p {'x': 1771, 'y': -58} False default
# expect: 'P' object has no attribute 'x'
# expect: 'P' object has no attribute 'x'
