# Any object is a condition; its truth is asked in each round.
class Down:
    def __init__(self, n): self.n = n
    def __bool__(self): self.n -= 1; return self.n >= 0
d, rounds = Down(60), 0
while d: rounds += 1
print(rounds, d.n)
l = list(range(50))
while l: l.pop()
else: print("empty", l)
s = "abc"
while s: s = s[1:]
print(repr(s))
# expect: 60 -1
# expect: empty []
# expect: ''
