# Generators of random numbers as generators: products that a mask makes small again, in the frame of a generator that a loop resumes.


def modulus(n, state):
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        yield state >> 16


def mask(n, state):
    for i in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFF
        if state & 1:
            yield state
        else:
            yield -state


def large(n, state):
    """What is left may be no immediate int."""
    for i in range(n):
        state = (state * 6364136223846793005 + i) & 0xFFFFFFFFFFFFFFF
        other = (state * 3) % 2 ** 52
        last = (i * 281474976710655 * 3) & 281474976710655
        yield state ^ other ^ last
    return state


def prime(n, state):
    for _ in range(n):
        state = state * 48271 * 65537 % 2147483647
        yield state


def used(n, state):
    """The product is an object elsewhere."""
    for i in range(n):
        product = state * 1103515245
        state = (product + 12345) % 2147483648
        yield product if i % 97 == 0 else state
        state = (state - 2 ** 31) * 69069 % 4294967296 % 1000003 if i % 61 == 60 else state


def total(numbers):
    result = 0
    for number in numbers:
        result = (result * 3 + number) % 1000003
    return result


for made in modulus, mask, large, prime, used:
    print(made.__name__, total(made(3000, 7)), total(made(3000, -7)), total(made(2000, 2 ** 50 + 1)), total(made(1000, 0)))


def changes(n):
    """What is no int comes on the way."""
    state = 1
    for i in range(n):
        got = yield state
        if got is not None:
            state = got
        state = (state * 1103515245 + 12345) % 2147483648


def sends(values):
    g, result = changes(5000), 0
    next(g)
    for i in range(4000):
        if i % 500 == 499:
            number = g.send(values[i // 500])
        else:
            number = next(g)
        result = (result * 3 + int(number)) % 1000003
    return result


print(sends([3, 2 ** 40, 2 ** 70, -1, 2.5, True, 10 ** 30, 12]))


def seen(n):
    g, result = modulus(n, 3), 0
    for i, number in enumerate(g):
        if i % 300 == 299:
            result += g.gi_frame.f_locals["state"] % 1009
        result += number
    return result


print(seen(3000))

# expect: modulus 328331 194003 58162 766696
# expect: mask 385329 610491 760598 676266
# expect: large 8042 821542 802911 113029
# expect: prime 908364 789365 606860 0
# expect: used 366872 928291 887150 146742
# expect: 624792
# expect: 49249175
