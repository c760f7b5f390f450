# A key's __eq__ adds another key to the deleted slot that the search had kept for its own: both are in the set.


class Key:
    def __hash__(self):
        return 0


class Adding(Key):
    asked = False

    def __eq__(self, other):
        if not self.asked:
            self.asked = True
            keys.add(Key())
        return self is other

    __hash__ = Key.__hash__


for _ in range(3):
    first = Key()
    keys = {first}
    keys.add(Key())
    keys.remove(first)
    keys.add(Adding())
    print(len(keys), len(list(keys)), len(set() | keys))
# expect: 3 3 3
# expect: 3 3 3
# expect: 3 3 3
