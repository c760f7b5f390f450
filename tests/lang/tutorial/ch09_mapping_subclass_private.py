# A private copy of a method (name with two underscores) survives overriding in a subclass.
class Mapping:
    def __init__(self, items):
        self.items_list = []
        self.__update(items)
    def update(self, items):
        for item in items: self.items_list.append(item)
    __update = update
class Sub(Mapping):
    def update(self, keys, values):
        for item in zip(keys, values): self.items_list.append(item)
s = Sub("ab"); s.update("xy", [1, 2])
print(s.items_list, [n for n in dir(Sub) if "update" in n])
class _Under:
    __x = 1
    def get(self): return self.__x, __name__, [n for n in vars(_Under) if n.endswith("x")]
print(_Under().get(), _Under._Under__x)
try: Mapping.__update
except AttributeError as e: print(e)
# expect: ['a', 'b', ('x', 1), ('y', 2)] ['_Mapping__update', 'update']
# expect: (1, '__main__', ['_Under__x']) 1
# expect: type object 'Mapping' has no attribute '__update'
