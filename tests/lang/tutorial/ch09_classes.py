# Classes, instances, class variables and methods.
class Dog:
    """A simple example"""
    kind = 'canine'
    tricks = []
    def __init__(self, name): self.name = name; self.own = []
    def add(self, t): self.tricks.append(t); self.own.append(t)
d, e = Dog('Fido'), Dog('Buddy')
d.add('roll over'); e.add('play dead')
print(d.kind, e.kind, d.name, d.tricks, e.own, Dog.__doc__, Dog.add.__name__, d.add.__func__ is Dog.add)
class Warehouse:
    purpose = 'storage'; region = 'west'
w1, w2 = Warehouse(), Warehouse(); w2.region = 'east'; print(w1.purpose, w1.region, w2.region)
def f1(self, x, y): return min(x, x + y)
class C:
    f = f1
    def g(self): return 'hello world'
    h = g
print(C().f(1, -2), C().h())
class Bag:
    def __init__(self): self.data = []
    def add(self, x): self.data.append(x)
    def addtwice(self, x): self.add(x); self.add(x)
b = Bag()
for i in range(50): b.addtwice(i)
print(len(b.data))
# expect: canine canine Fido ['roll over', 'play dead'] ['play dead'] A simple example add True
# expect: storage west east
# expect: -1 hello world
# expect: 100
