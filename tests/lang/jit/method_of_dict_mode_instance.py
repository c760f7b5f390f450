"""A method found on the class of an instance whose attributes are in a dict: self is the instance at hand."""


class Box:
    def get(self, x):
        return self.a + x


def make(a):
    box = Box()
    box.a = a
    box.__dict__["more"] = a
    return box


def run(n):
    boxes = [make(i) for i in range(5)]
    total = 0
    for i in range(n):
        box = boxes[i % 5]
        box.late = i
        total += box.get(1) + box.more
    return total


class Log:
    ended = []

    def __del__(self):
        Log.ended.append(self.a)

    get = Box.get


def ends(n):
    log = Log()
    log.a = 1
    log.__dict__["b"] = 2
    total = 0
    for i in range(n):
        total += log.get(i)
    return total


print(run(3000))
print(ends(300), ends(3000), Log.ended)
# expect: 15000
# expect: 45150 4501500 [1, 1]
