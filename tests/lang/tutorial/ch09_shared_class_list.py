# A mutable class attribute is shared by all instances.
class Dog:
    tricks = []
    def __init__(self, name): self.name = name
    def add(self, t): self.tricks.append(t)
a, b = Dog("F"), Dog("B"); a.add("roll"); b.add("dead"); print(a.tricks, Dog.tricks is b.tricks)
a.tricks = ["own"]; print(b.tricks, a.__dict__)
# expect: ['roll', 'dead'] True
# expect: ['roll', 'dead'] {'name': 'F', 'tricks': ['own']}
