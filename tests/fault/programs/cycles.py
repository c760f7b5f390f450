# Cycles, finalizers and explicit collections.
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.peers = []

    def __del__(self):
        deleted.append(self.name)


deleted = []
for i in range(5):
    a, b = Node("a%d" % i), Node("b%d" % i)
    a.peers.append(b)
    b.peers.append(a)
del a, b
gc.collect()
gc.collect()  # when there is no memory to note garbage in, the first does nothing
print(sorted(deleted))
