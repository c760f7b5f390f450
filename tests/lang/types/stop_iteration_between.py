# Where an iterator says StopIteration and goes on later: batched() asks it again, strict zip() and map() take it for the end, chain() and groupby() forget its value.
import itertools


class Pauses:
    def __init__(self, *stops):
        self.at, self.stops = -1, stops

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        if self.at in self.stops or self.at > 9:
            raise StopIteration
        return self.at


def function(*stops):
    count = itertools.count()

    def raises(_):
        at = next(count)
        if at in stops:
            raise StopIteration(at)
        return at
    return map(raises, range(10))


def taken(iterator):
    result = []
    for _ in range(13):
        try:
            result.append(next(iterator))
        except StopIteration as stop:
            result.append(stop.value)
        except ValueError as error:
            result.append(str(error))
    return result


for stops in ((), (0,), (1,), (2,), (3,), (2, 3), (0, 1, 4, 5), (2, 4, 6, 8)):
    for source in (Pauses, function):
        for size in (1, 2, 3, 70):
            print(taken(itertools.batched(source(*stops), size)))
        print(taken(itertools.batched(source(*stops), 3, strict=True)))
        print(taken(zip(source(*stops), range(9), strict=True)))
        print(taken(zip(range(9), source(*stops), strict=True)))
        print(taken(map(max, source(*stops), range(9), strict=True)))
        print(taken(itertools.chain.from_iterable(map(lambda n: [n, n], source(*stops)))))
        print([item if not isinstance(item, tuple) else item[0] for item in taken(itertools.groupby(source(*stops), lambda n: n // 2))])
# expect: [(0,), (1,), (2,), (3,), (4,), (5,), (6,), (7,), (8,), (9,), None, None, None]
# expect: [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9), None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), (3, 4, 5), (6, 7, 8), (9,), None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), (3, 4, 5), (6, 7, 8), 'batched(): incomplete batch', None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]
# expect: [0, 1, 2, 3, 4, None, None, None, None, None, None, None, None]
# expect: [(0,), (1,), (2,), (3,), (4,), (5,), (6,), (7,), (8,), (9,), None, None, None]
# expect: [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9), None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), (3, 4, 5), (6, 7, 8), (9,), None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), (3, 4, 5), (6, 7, 8), 'batched(): incomplete batch', None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]
# expect: [0, 1, 2, 3, 4, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: ['zip() argument 2 is longer than argument 1', (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: ['zip() argument 2 is shorter than argument 1', (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: ['map() argument 2 is longer than argument 1', 1, 2, 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, 0, 1, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: ['zip() argument 2 is longer than argument 1', (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: ['zip() argument 2 is shorter than argument 1', (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: ['map() argument 2 is longer than argument 1', 1, 2, 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, 0, 1, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0,), (2, 3), (4, 5), (6, 7), (8, 9), None, None, None, None, None, None, None, None]
# expect: [(0,), (2, 3, 4), (5, 6, 7), (8, 9), None, None, None, None, None, None, None, None, None]
# expect: [(0,), (2, 3, 4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), 'zip() argument 2 is longer than argument 1', (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), 'zip() argument 2 is shorter than argument 1', (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 'map() argument 2 is longer than argument 1', 2, 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, None, None, None, None, None, None, None, None, None, None, None]
# expect: [0, None, 1, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0,), (2, 3), (4, 5), (6, 7), (8, 9), None, None, None, None, None, None, None, None]
# expect: [(0,), (2, 3, 4), (5, 6, 7), (8, 9), None, None, None, None, None, None, None, None, None]
# expect: [(0,), (2, 3, 4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), 'zip() argument 2 is longer than argument 1', (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), 'zip() argument 2 is shorter than argument 1', (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 'map() argument 2 is longer than argument 1', 2, 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, None, None, None, None, None, None, None, None, None, None, None]
# expect: [0, None, 1, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), (1,), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3, 4, 5), (6, 7, 8), (9,), None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3, 4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is longer than argument 1', (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is shorter than argument 1', (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 'map() argument 2 is longer than argument 1', 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, None, None, None, None, None, None, None, None, None]
# expect: [0, None, 1, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), (1,), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3, 4, 5), (6, 7, 8), (9,), None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3, 4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is longer than argument 1', (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is shorter than argument 1', (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 'map() argument 2 is longer than argument 1', 3, 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, None, None, None, None, None, None, None, None, None]
# expect: [0, None, 1, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), (1,), (2,), None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (2,), (4, 5), (6, 7), (8, 9), None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), (4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), 'zip() argument 2 is longer than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), 'zip() argument 2 is shorter than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 2, 'map() argument 2 is longer than argument 1', 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, 2, 2, None, None, None, None, None, None, None]
# expect: [0, 1, None, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), (1,), (2,), None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (2,), (4, 5), (6, 7), (8, 9), None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), (4, 5, 6, 7, 8, 9), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1, 2), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), 'zip() argument 2 is longer than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), (2, 2), 'zip() argument 2 is shorter than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 2, 'map() argument 2 is longer than argument 1', 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, 2, 2, None, None, None, None, None, None, None]
# expect: [0, 1, None, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), (1,), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is longer than argument 1', 'zip() argument 2 is longer than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is shorter than argument 1', 'zip() argument 2 is shorter than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 'map() argument 2 is longer than argument 1', 'map() argument 2 is longer than argument 1', 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, None, None, None, None, None, None, None, None, None]
# expect: [0, None, None, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [(0,), (1,), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is longer than argument 1', 'zip() argument 2 is longer than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is shorter than argument 1', 'zip() argument 2 is shorter than argument 1', (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 'map() argument 2 is longer than argument 1', 'map() argument 2 is longer than argument 1', 4, 5, 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, None, None, None, None, None, None, None, None, None]
# expect: [0, None, None, 2, 3, 4, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: ['zip() argument 2 is longer than argument 1', 'zip() argument 2 is longer than argument 1', (2, 2), (3, 3), 'zip() argument 2 is longer than argument 1', 'zip() argument 2 is longer than argument 1', (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: ['zip() argument 2 is shorter than argument 1', 'zip() argument 2 is shorter than argument 1', (2, 2), (3, 3), 'zip() argument 2 is shorter than argument 1', 'zip() argument 2 is shorter than argument 1', (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: ['map() argument 2 is longer than argument 1', 'map() argument 2 is longer than argument 1', 2, 3, 'map() argument 2 is longer than argument 1', 'map() argument 2 is longer than argument 1', 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, 1, None, None, 3, 4, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: ['zip() argument 2 is longer than argument 1', 'zip() argument 2 is longer than argument 1', (2, 2), (3, 3), 'zip() argument 2 is longer than argument 1', 'zip() argument 2 is longer than argument 1', (6, 6), (7, 7), (8, 8), 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: ['zip() argument 2 is shorter than argument 1', 'zip() argument 2 is shorter than argument 1', (2, 2), (3, 3), 'zip() argument 2 is shorter than argument 1', 'zip() argument 2 is shorter than argument 1', (6, 6), (7, 7), (8, 8), 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: ['map() argument 2 is longer than argument 1', 'map() argument 2 is longer than argument 1', 2, 3, 'map() argument 2 is longer than argument 1', 'map() argument 2 is longer than argument 1', 6, 7, 8, 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [None, None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [None, None, 1, None, None, 3, 4, None, None, None, None, None, None]
# expect: [(0,), (1,), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3,), (5,), (7,), (9,), None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3,), (5,), (7,), (9,), None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is longer than argument 1', (3, 3), 'zip() argument 2 is longer than argument 1', (5, 5), 'zip() argument 2 is longer than argument 1', (7, 7), 'zip() argument 2 is longer than argument 1', 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is shorter than argument 1', (3, 3), 'zip() argument 2 is shorter than argument 1', (5, 5), 'zip() argument 2 is shorter than argument 1', (7, 7), 'zip() argument 2 is shorter than argument 1', 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 'map() argument 2 is longer than argument 1', 3, 'map() argument 2 is longer than argument 1', 5, 'map() argument 2 is longer than argument 1', 7, 'map() argument 2 is longer than argument 1', 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, None, None, None, None, None, None, None, None, None]
# expect: [0, None, 1, None, 2, None, 3, None, 4, None, None, None, None]
# expect: [(0,), (1,), None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3,), (5,), (7,), (9,), None, None, None, None, None, None, None, None]
# expect: [(0, 1), (3,), (5,), (7,), (9,), None, None, None, None, None, None, None, None]
# expect: ['batched(): incomplete batch', None, None, None, None, None, None, None, None, None, None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is longer than argument 1', (3, 3), 'zip() argument 2 is longer than argument 1', (5, 5), 'zip() argument 2 is longer than argument 1', (7, 7), 'zip() argument 2 is longer than argument 1', 'zip() argument 2 is shorter than argument 1', None, None, None]
# expect: [(0, 0), (1, 1), 'zip() argument 2 is shorter than argument 1', (3, 3), 'zip() argument 2 is shorter than argument 1', (5, 5), 'zip() argument 2 is shorter than argument 1', (7, 7), 'zip() argument 2 is shorter than argument 1', 'zip() argument 2 is longer than argument 1', None, None, None]
# expect: [0, 1, 'map() argument 2 is longer than argument 1', 3, 'map() argument 2 is longer than argument 1', 5, 'map() argument 2 is longer than argument 1', 7, 'map() argument 2 is longer than argument 1', 'map() argument 2 is shorter than argument 1', None, None, None]
# expect: [0, 0, 1, 1, None, None, None, None, None, None, None, None, None]
# expect: [0, None, 1, None, 2, None, 3, None, 4, None, None, None, None]
