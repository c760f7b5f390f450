# Classes whose instances C code makes, with an __init__ in Python.
class Rejected(Exception):
    def __init__(self, reason, item):
        super().__init__(reason)
        self.item = item
def run(n):
    t = 0
    for i in range(n):
        e = Rejected("r" + str(i), i)
        t += len(e.args[0]) + e.item
    return t
print(run(100))
class Two(Exception):
    def __init__(self, a, b):
        self.a = a
def run2(n):
    t = 0
    for i in range(n):
        e = Two("r" + str(i), i)
        t += len(e.args) + len(e.a)
    return t
print(run2(100))
# expect: 5240
# expect: 490
