# The same local pushed twice by one instruction: two references.
class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        dead.append(self.n)
dead = []
def run(n):
    keep = []
    for i in range(n):
        x = D(i)
        keep.append([x, x])
        y = (x, x)
        if i % 5 == 4:
            keep = keep[-1:]
        del x
    return len(keep), len(dead), dead[:6]
print(run(60), len(dead))
# expect: (1, 59, [3, 2, 1, 0, 8, 7]) 60
