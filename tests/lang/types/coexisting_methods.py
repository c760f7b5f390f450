"""dict.__getitem__ and its like are methods, and subclasses that override them are asked."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class Keyed(dict):
    def __getitem__(self, key):
        return "of " + str(key)
class Missing(dict):
    def __missing__(self, key):
        return "no " + str(key)
class Listed(list):
    def __getitem__(self, index):
        return "at " + str(index)
class Holds(set):
    def __contains__(self, item):
        return True
print(Keyed()[1], Missing()[2], Listed()[3], 4 in Holds(), dict.__getitem__({1: 2}, 1), list.__getitem__([5, 6], slice(1)), set.__contains__({1}, 1))
class Plain(dict): pass
class Again(Plain):
    __getitem__ = dict.__getitem__
    __contains__ = dict.__contains__
again = Again(a=1)
print(again["a"], "a" in again, "b" in again)
tell(again.__getitem__, "b")
for each in Again(a=1), Keyed(a=1):
    print([each["a"] for _ in range(300)][-1])
# expect: of 1 no 2 at 3 True 2 [5] True
# expect: 1 True False
# expect: KeyError 'b'
# expect: 1
# expect: of a
