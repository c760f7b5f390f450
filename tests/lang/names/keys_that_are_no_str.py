# Names are also found where a key of the namespace is no str but equal to it; what optimized code calls all() is CPython's own.
import builtins
from collections import OrderedDict


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return other == self.name


globals()[Key("hidden")] = 5
print(hidden)
exec("print(hidden); print(other)", {Key("hidden"): 6, Key("other"): 7})
builtins.__dict__[Key("everywhere")] = 8
print(everywhere)
try:
    nowhere
except NameError as error:
    print(error)


def ask():
    return all(x for x in (1, 0)), any(x for x in (1, 0)), tuple(x for x in (1, 0))


print(ask())
saved = all, any, tuple
builtins.all = all = lambda x: "all"
builtins.any = any = lambda x: "any"
builtins.tuple = tuple = lambda x: "tuple"
print(ask())
builtins.all, builtins.any, builtins.tuple = all, any, tuple = saved
print(ask())


class Trigger: # deletes a key of the first dict while it is compared
    count = 0

    def __eq__(self, other):
        if Trigger.count == 0:
            del first[here]
        Trigger.count += 1
        return True

    def __hash__(self):
        return -1


here = Trigger()
first, second = OrderedDict.fromkeys((0, here, 4.2)), OrderedDict.fromkeys((0, Trigger(), 4.2))
print(first != second, Trigger.count, len(first), len(second))


class Late:
    def __getattr__(self, name):
        return "late", name


class Both(Late):
    def __getattribute__(self, name):
        return "first", name


print(Late().x, Both().x, Late().__class__.__name__)
# expect: 5
# expect: 6
# expect: 7
# expect: 8
# expect: name 'nowhere' is not defined
# expect: (False, True, (1, 0))
# expect: ('all', 'any', 'tuple')
# expect: (False, True, (1, 0))
# expect: True 2 2 3
# expect: ('late', 'x') ('first', 'x') Late
