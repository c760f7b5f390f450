"""An int in a constant tuple of ints is asked as a number. (Its unboxing was emitted from an array of one operand: what looked at a second
one read what lay behind, now and then far outside.)"""


def kinds(numbers):
    small = middle = other = 0
    for n in numbers:
        if n in (1, 2, 3):
            small += 1
        elif n + 1 in (50, 51, 90, "x"):
            middle += 1
        elif n not in (0, -1, 2**40):
            other += 1
    return small, middle, other


print(kinds(list(range(-5, 100)) * 60))
print(kinds([True, 1.0, 2**40, 2**70, 49] * 300))
# expect: (180, 180, 5820)
# expect: (600, 300, 300)
