# __copy__ and __deepcopy__, with the memo that keeps shared parts shared.
import copy
class Node:
    def __init__(self, name, *children): self.name, self.children = name, list(children)
    def __copy__(self):
        print("copy", self.name); return Node(self.name + "'", *self.children)
    def __deepcopy__(self, memo):
        print("deep", self.name)
        new = Node(self.name + '"')
        memo[id(self)] = new
        new.children = copy.deepcopy(self.children, memo)
        return new
leaf = Node("leaf"); top = Node("top", leaf, leaf)
c = copy.copy(top); print(c.children[0] is leaf)
d = copy.deepcopy(top); print(d.children[0] is d.children[1], d.children[0] is leaf)
loop = []; loop.append(loop); again = copy.deepcopy(loop); print(again[0] is again)
print(copy.copy(leaf.name) is leaf.name, copy.deepcopy((1, 2)) == (1, 2))
# expect: copy top
# expect: True
# expect: deep top
# expect: deep leaf
# expect: True False
# expect: True
# expect: True True
