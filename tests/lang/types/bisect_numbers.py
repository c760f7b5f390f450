# bisect among ints and floats in lists: the same places as by comparisons of any objects, also where other types lie between, NaN, and bounds.
from bisect import bisect_left, bisect_right, insort


def plain(items, x, low, high, left):
    while low < high:
        middle = (low + high) // 2
        if items[middle] < x if left else not x < items[middle]:
            low = middle + 1
        else:
            high = middle
    return low


def differ(items, numbers):
    wrong = 0
    for x in numbers:
        for low, high in ((0, len(items)), (2, len(items)), (0, len(items) // 2), (len(items), len(items)), (3, 1)):
            wrong += bisect_left(items, x, low, high) != plain(items, x, low, high, True)
            wrong += bisect_right(items, x, low, high) != plain(items, x, low, high, False)
    return wrong


nan = float("nan")
ints = sorted(i * i % 97 - 40 for i in range(60))
floats = [i / 2 for i in ints]
mixed = [i if i % 3 else float(i) for i in ints]
wide = [i << 45 for i in ints]
asked = list(range(-45, 60)) + [x / 4 for x in range(-50, 50)] + [nan, 2**70, -2**70, True, float("inf"), 2**47, -2**48]
print([differ(items, asked) for items in ([], [7], ints, floats, mixed, wide, [nan] * 9, floats[:20] + [nan] + floats[20:], [False, 0, 0.0, True, 1, 1.5])])
# expect: [0, 0, 0, 0, 0, 0, 0, 0, 0]
print(differ(tuple(ints), asked), bisect_left(ints, 5, hi=-1) == bisect_left(ints, 5), bisect_left([3, 1, 2], 2), bisect_left([-x for x in ints[::-1]], -5, key=lambda x: x + 1))  # expect: 0 True 2 34
for bad in ((ints, 100, 0, 99), (ints, 1, -1), (ints + ["x"], 1e9, 60), ([None], 1)):
    try:
        print(bisect_right(*bad))
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError list index out of range
# expect: ValueError lo must be non-negative
# expect: TypeError '<' not supported between instances of 'float' and 'str'
# expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
grown = []
for i in range(400):
    insort(grown, i * 7919 % 401 if i % 5 else i * 7919 % 401 / 2)
print(grown == sorted(grown), len(grown))  # expect: True 400
