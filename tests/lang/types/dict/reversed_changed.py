"""reversed() of a dict whose keys are others, but as many: told, or nothing is left."""
for kind in reversed, lambda d: reversed(d.keys()), lambda d: reversed(d.values()), lambda d: reversed(d.items()):
    numbers = dict.fromkeys(range(10))
    for i in range(7):
        del numbers[i]
    iterator = kind(numbers)
    next(iterator)
    numbers.clear()
    numbers.update(dict.fromkeys(range(10)))
    for i in range(3, 10):
        del numbers[i]
    try:
        print(list(iterator))
    except RuntimeError as error:
        print(error)
    names = {f"k{i}": i for i in range(1000)}
    for i in range(1, 1000):
        del names[f"k{i}"]
    iterator = kind(names)
    names.clear()
    names["k0"] = 0
    print(list(iterator))
# expect: dictionary keys changed during iteration
# expect: []
# expect: dictionary keys changed during iteration
# expect: []
# expect: dictionary keys changed during iteration
# expect: []
# expect: dictionary keys changed during iteration
# expect: []
