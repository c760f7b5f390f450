# __del__ runs at each rebind in a hot loop.
count = 0
class N:
    def __init__(self, i): self.i = i
    def __del__(self):
        global count
        count += self.i
def run(n):
    seen = []
    for i in range(n):
        x = N(1)
        y = x
        x = None
        seen.append(count)
    return seen
r = run(70)
print(r == [max(0, i) for i in range(70)], count)
# expect: True 70
