# Try statements whose handler runs now and then.
good = bad = fin = 0
d = {i: i for i in range(0, 100, 3)}
for i in range(100):
    try:
        good += d[i]
        if i % 9 == 0: raise ValueError(i)
    except KeyError as e: bad += e.args[0]
    except ValueError as e: bad -= e.args[0]
    else: good += 1
    finally: fin += 1
print(good, bad, fin)
# expect: 1705 2673 100
