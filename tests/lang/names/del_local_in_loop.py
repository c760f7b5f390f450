# A local deleted and set again in each round.
def run(n):
    total = 0
    for i in range(n):
        x = i * 2
        total += x
        del x
        try:
            x
        except UnboundLocalError:
            total += 1
    return total
print(run(60))
# expect: 3600
