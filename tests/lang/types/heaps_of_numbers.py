# Heaps of numbers and of tuples that begin with them, with ties, zeros, NaN and other kinds among them: the order is CPython's.
import heapq

state = 5


def below(limit):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % limit


def item(kind, i):
    n = below(50)
    if kind == "ints":
        return n
    if kind == "floats":
        return n * 0.5 - 5 if n else -0.0
    if kind == "pairs":
        return n, i
    if kind == "ties":
        return n // 9, below(3), (n, i)
    if kind == "float pairs":
        return n * 0.25, n % 3, i
    if kind == "zeros":
        return (below(7) - 3) * 0.0, n, i
    if kind == "ints and floats":
        return n if n % 3 else n * 0.5
    if kind == "int and float pairs":
        return (n, i) if n % 3 else (n * 0.5, i)
    if kind == "nan":
        return float("nan") if n == 3 else n * 1.0
    if kind == "lengths":
        return (n,) if n % 2 else (n, i)
    if kind == "empty":
        return () if n == 0 else (n, i)
    if kind == "bools":
        return (True, i) if n == 1 else (n, i)
    return str(n)


def check(values):
    sum = 0
    for c in repr(values):
        sum = (sum * 31 + ord(c)) % 1000003
    return sum


for kind in ("ints", "floats", "pairs", "ties", "float pairs", "zeros", "ints and floats", "int and float pairs", "nan", "lengths", "empty", "bools", "strs"):
    a = [item(kind, i) for i in range(300)]
    b = list(a)
    heapq.heapify(a)
    heapq.heapify_max(b)
    taken = []
    for i in range(500):
        k = below(6)
        if k == 0:
            heapq.heappush(a, item(kind, i))
            heapq.heappush_max(b, item(kind, i))
        elif k == 1 and a:
            taken += [heapq.heapreplace(a, item(kind, i)), heapq.heapreplace_max(b, item(kind, i))]
        elif k == 2:
            taken += [heapq.heappushpop(a, item(kind, i)), heapq.heappushpop_max(b, item(kind, i))]
        elif a:
            taken += [heapq.heappop(a), heapq.heappop_max(b)]
    print(kind, check(taken), check(a), check(b))
# expect: ints 726935 114137 660903
# expect: floats 636349 214641 651551
# expect: pairs 203050 772855 838535
# expect: ties 8957 615543 437149
# expect: float pairs 396641 338128 661644
# expect: zeros 202938 265871 804398
# expect: ints and floats 446462 162742 1749
# expect: int and float pairs 925808 969003 376413
# expect: nan 429343 798465 125913
# expect: lengths 265773 973620 288680
# expect: empty 323759 345034 199942
# expect: bools 472366 790349 486388
# expect: strs 201009 386239 317986
