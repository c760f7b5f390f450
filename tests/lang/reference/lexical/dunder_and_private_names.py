# Names with two leading underscores are mangled in a class, unless they end so too.
class Box:
    __secret = 1
    __dunder__ = 2
    _single = 3
    def get(self): return self.__secret, self.__dunder__, self._single
    def set(self, __value): self.__secret = __value
print(sorted(n for n in vars(Box) if "ecret" in n or "under" in n))
b = Box()
b.set(9)
print(b.get(), vars(b), Box._Box__secret)
class _Under:
    __x = 1
class __:
    __y = 2
print(_Under._Under__x, __.__dict__["__y"])
# expect: ['_Box__secret', '__dunder__']
# expect: (9, 2, 3) {'_Box__secret': 9} 1
# expect: 1 2
