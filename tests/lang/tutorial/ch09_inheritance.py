# Inheritance, overriding, several bases and private names.
class Base:
    def who(self): return "Base"
    def call(self): return self.who()
class Derived(Base):
    def who(self): return "Derived"
class Other: 
    def other(self): return "other"
class Both(Derived, Other): pass
print(Derived().call(), Both().other(), isinstance(Both(), Base), issubclass(bool, int), issubclass(float, int), [c.__name__ for c in Both.__mro__])
class Mapping:
    def __init__(self, iterable): self.items_list = []; self.__update(iterable)
    def update(self, iterable):
        for item in iterable: self.items_list.append(item)
    __update = update
class Sub(Mapping):
    def update(self, keys, values):
        for item in zip(keys, values): self.items_list.append(item)
s = Sub([1]); s.update("a", "b"); print(s.items_list)
# expect: Derived other True True False ['Both', 'Derived', 'Base', 'Other', 'object']
# expect: [1, ('a', 'b')]
