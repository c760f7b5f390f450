# A forced exit (storm) never lies between what pop() takes away and its end: 30 places, each with exits of its own.
PLACES = 30
source = "\n".join(f"""
def use_{i}(items, count):
    total = {i}
    for n in range(count):
        items.append(n)
        items.append(n + {i})
        total += items.pop() - items.pop()
    return total, len(items)
""" for i in range(PLACES))
space = {}
exec(source, space)
for i in range(PLACES):
    items = ["first", "second"]
    for _ in range(3):
        result = space[f"use_{i}"](items, 300)
    assert result == (i + 300 * i, 2) and items == ["first", "second"], (i, result, items)
print("once each")  # expect: once each
