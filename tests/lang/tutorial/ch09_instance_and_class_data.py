# A counter in the class, a list by mistake in the class, and attributes made as they come.
class Dog:
    kind, born, tricks = "canine", 0, []
    def __init__(self, name):
        self.name = name
        Dog.born += 1
        self.born += 1
    def add(self, trick): self.tricks.append(trick)
a, b = Dog("Fido"), Dog("Buddy")
a.add("roll"); b.add("play")
print(a.kind, b.tricks, Dog.born, a.born, b.born, sorted(vars(a)))
a.tricks = ["own"]; b.add("dead"); print(a.tricks, Dog.tricks)
a.counter = 1
while a.counter < 10: a.counter *= 2
print(a.counter); del a.counter; print(hasattr(a, "counter"), hasattr(b, "counter"))
class Warehouse: purpose, region = "storage", "west"
w1, w2 = Warehouse(), Warehouse(); w2.region = "east"; Warehouse.purpose = "shop"
print(w1.purpose, w1.region, w2.purpose, w2.region)
# expect: canine ['roll', 'play'] 2 2 3 ['born', 'name']
# expect: ['own'] ['roll', 'play', 'dead']
# expect: 16
# expect: False False
# expect: shop west shop east
