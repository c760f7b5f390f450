# Tuples are ordered by what the comparison of their first different items gives, whatever that is: also in traces.
class Odd:
    def __lt__(self, other):
        return "less"

    def __gt__(self, other):
        return [1]

    def __le__(self, other):
        return None

    def __ge__(self, other):
        return 3


class Pair(tuple):
    pass


a, b = Odd(), Odd()
for x, y in (((a, 1), (b, 1)), ([a, 1], [b, 1]), ((1, a), (1, b)), (Pair((1, a)), Pair((1, b)))):
    print(x < y, x > y, x <= y, x >= y, x == y, x != y)
    print("yes" if x < y else "no", "yes" if x <= y else "no", not x <= y, bool(x > y))


def ordered(count):
    results = []
    for i in range(count):
        x, y = (i // 2, a), (i // 2, b)
        results.append(((i // 2, a) < (i // 2, b), x <= y, "yes" if x <= y else "no", x != y))
    return results[-1], all(result == results[0] for result in results)


print(ordered(3000))
# expect: less [1] None 3 False True
# expect: yes no True True
# expect: less [1] None 3 False True
# expect: yes no True True
# expect: less [1] None 3 False True
# expect: yes no True True
# expect: less [1] None 3 False True
# expect: yes no True True
# expect: (('less', None, 'no', True), True)
