# Tuples that a trace makes to compare them are not made: their items are compared (tier2/expand_tuples.c).
import heapq


class Job:
    def __init__(self, level, name, number):
        self.level = level
        self.name = name
        self.number = number

    def __lt__(self, other):
        return (self.level, self.name, self.number) < (other.level, other.name, other.number)

    def __eq__(self, other):
        return (self.level, self.name) == (other.level, other.name)

    __hash__ = None


def jobs(count):
    seed = 3
    for number in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield Job((seed >> 8) % 5, "job" + str((seed >> 12) % 7), number)


heap = []
for job in jobs(3000):
    heapq.heappush(heap, job)
order = [heapq.heappop(heap) for _ in range(len(heap))]
print([(job.level, job.name, job.number) for job in order[:2] + order[-2:]])  # expect: [(0, 'job0', 6), (0, 'job0', 8), (4, 'job6', 2966), (4, 'job6', 2997)]
print(hash(tuple(job.number for job in order)) % 1000003)  # expect: 101823
wanted = Job(3, "job2", 0)
print(sum(job == wanted for job in order), sum(job != wanted for job in order), sum(job < wanted for job in order))  # expect: 66 2934 1978


def relations(pairs):
    counts = [0] * 6
    for a, b, c, d in pairs:
        counts[0] += (a, b) < (c, d)
        counts[1] += (a, b) <= (c, d)
        counts[2] += (a, b) == (c, d)
        counts[3] += (a, b) != (c, d)
        counts[4] += (a, b) > (c, d)
        if (a, b) >= (c, d):
            counts[5] += 1
    return counts


numbers = [(i % 3, i % 5, i % 4, i % 7) for i in range(4000)]
print(relations(numbers))  # expect: [2571, 2718, 147, 3853, 1282, 1429]
print(relations([(str(a), b, str(c), d) for a, b, c, d in numbers]))  # expect: [2571, 2718, 147, 3853, 1282, 1429]
# Other kinds of items, at once and later: floats, not-a-number, big ints, bools, None, tuples of other lengths.
nan = float("nan")
print(relations([(a, b + 0.5, c, float(d)) for a, b, c, d in numbers]))  # expect: [2571, 2571, 0, 4000, 1429, 1429]
print(relations(numbers + [(a, nan, c, nan) for a, b, c, d in numbers]))  # expect: [4570, 5719, 1149, 6851, 2281, 3430]
print(relations(numbers + [(a << 70, b, c << 70, d) for a, b, c, d in numbers]))  # expect: [5142, 5436, 294, 7706, 2564, 2858]
print(relations([(a * 2 ** 49, b - 2 ** 55, c * 2 ** 49, d - 2 ** 55) for a, b, c, d in numbers]))  # expect: [2571, 2718, 147, 3853, 1282, 1429]
print(relations(numbers + [(a == 1, b, c == 1, d) for a, b, c, d in numbers]))  # expect: [4570, 5055, 485, 7515, 2945, 3430]
try:
    print(relations(numbers + [(a, None, c, 2) for a, b, c, d in numbers]))
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'NoneType' and 'int'


def lengths(items):
    count = 0
    for a, b in items:
        count += (a, b) < (b, a, a)
        count += (a,) < (b,)
        t = (b, 2)
        count += (a, 1) < t
        count += t[0]
    return count


print(lengths([(i % 3, i % 4) for i in range(3000)]))  # expect: 10500


class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer

    def __lt__(self, other):
        return True


print([((x, 1) < (y, 1), (x, 1) == (y, 1)) for x, y in [(1, 2)] * 300 + [(Odd(False), Odd(True))] * 2][-1])  # expect: (True, False)


# What is kept alive, and ends, where the items are objects that only the tuples hold.
def ends(count):
    total = 0
    for i in range(count):
        if (str(i % 10), "x" * (i % 3)) < (str(i % 7), "x" * (i % 2)):
            total += i
    return total


print(ends(4000))  # expect: 2507889
