# Sets of ints near zero, of other keys, and on their way from one to the other: members are known from the set's summary.


class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Odd) else other)


def ask(s, keys):
    bits = 0
    for k in keys:
        bits = bits * 2 + (k in s)
    return bits


def churn(s, keys, asked, n):
    answers = 0
    for i in range(n):
        k = keys[i * i % len(keys)]
        if k in s:
            s.remove(k)
        else:
            s.add(k)
        if asked[i % len(asked)] not in s:
            answers = (answers * 3 + i) % 1000003
    return answers


near = [0, 1, -1, -2, 31, -32, 5, 30, -31, 63, 64]
edge = [32, -33, 64, -64, 1 << 40, 1 << 70, 2**61 - 1, 2**61 - 3]
kinds = [near, near + edge, near + [True, -1.0, 2.5], near + ["a", "bc", (1, 2)], ["a", "bc"] + [str(i) for i in range(9)], near + [Odd(-2), Odd(5)]]
for a, keys in enumerate(kinds):
    for b, asked in enumerate(kinds):
        s = set()
        print(a, b, churn(s, keys, asked, 700), ask(s, asked), len(s), len(s - set(asked)), len(s & set(asked)), len(s ^ set(asked)))

s = {-1, 5}
s.add("x")  # the hash of -1 is that of -2
print(-1 in s, -2 in s, 5 in s, -2.0 in s, -1.0 in s, True in s)
s.discard(-1)
print(-1 in s, -2 in s, s.pop() in s, len(s))
s.clear()
s.add(-2)
print(s, -1 in s, -2 in s, -2.0 in s, s == {-2.0}, s - {-2.0}, {-2.0} - s)
# expect: 0 0 90857 610 4 0 4 7
# expect: 0 1 630669 156160 4 0 4 14
# expect: 0 2 983707 4884 4 0 4 8
# expect: 0 3 777747 4880 4 0 4 10
# expect: 0 4 222900 0 4 4 0 15
# expect: 0 5 204014 2440 4 0 4 7
# expect: 1 0 476825 1602 4 0 4 7
# expect: 1 1 19180 410112 4 0 4 14
# expect: 1 2 583027 12820 4 0 4 8
# expect: 1 3 972141 12816 4 0 4 10
# expect: 1 4 222900 0 4 4 0 15
# expect: 1 5 18377 6408 4 0 4 7
# expect: 2 0 888031 0 0 0 0 11
# expect: 2 1 345524 0 0 0 0 18
# expect: 2 2 937797 0 0 0 0 12
# expect: 2 3 573128 0 0 0 0 14
# expect: 2 4 222900 0 0 0 0 11
# expect: 2 5 619471 0 0 0 0 11
# expect: 3 0 817691 0 0 0 0 11
# expect: 3 1 84486 0 0 0 0 18
# expect: 3 2 937797 0 0 0 0 12
# expect: 3 3 573128 0 0 0 0 14
# expect: 3 4 616937 0 0 0 0 11
# expect: 3 5 172814 0 0 0 0 11
# expect: 4 0 222900 0 4 4 0 15
# expect: 4 1 222900 0 4 4 0 22
# expect: 4 2 222900 0 4 4 0 16
# expect: 4 3 677967 2 4 3 1 16
# expect: 4 4 90857 610 4 0 4 7
# expect: 4 5 222900 0 4 4 0 15
# expect: 5 0 519128 576 2 0 2 9
# expect: 5 1 545038 147456 2 0 2 16
# expect: 5 2 949093 4612 2 0 2 10
# expect: 5 3 415550 4608 2 0 2 12
# expect: 5 4 222900 0 2 2 0 13
# expect: 5 5 503804 2304 2 0 2 9
# expect: True False True False True False
# expect: False False False 1
# expect: {-2} False True True True set() set()
