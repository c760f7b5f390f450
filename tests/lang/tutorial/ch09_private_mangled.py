# Private names are mangled so that a subclass does not overwrite them by accident.
class Mapping:
    def __init__(self, it): self.items = []; self.__update(it)
    def update(self, it): self.items += it
    __update = update
class Sub(Mapping):
    def update(self, k, v): self.items += [(k, v)]
s = Sub([1, 2]); s.update("a", 3); print(s.items, "_Mapping__update" in dir(s))
try:
    s.__update
except AttributeError as e:
    print(e)
# expect: [1, 2, ('a', 3)] True
# expect: 'Sub' object has no attribute '__update'
