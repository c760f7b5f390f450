# A trace that goes on in the caller finds borrowed entries on its evaluation stack.
class Base:
    def __init__(self, a):
        self.a = a
    def put(self, x):
        self.a = x
    def __del__(self):
        gone.append(self.a)
gone = []
def inner(x, y):
    t = 0
    for q in range(3):
        t += (x, y, 1)[0] % 97
    return t
def run(n):
    o = Base(1)
    for i in range(n):
        o.put(inner(i, 3))
        if i % 10 == 9:
            o = Base(i)
    return o.a
print(run(100), gone)
# expect: 99 [27, 57, 87, 117, 147, 177, 207, 237, 267, 6, 99]
