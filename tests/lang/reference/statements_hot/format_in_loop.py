# Old and new formatting of numbers and text in a loop.
t = 0
for i in range(100): t += len("%d %s %5.2f %x" % (i, "a" * (i % 3), i / 3, i)) + len(f"{i:04d}{i / 7:.3e}{'é' * (i % 2)!r}") + len("{:>{w}}|{:,}".format(i, i * 1000, w=i % 9))
print(t)
# expect: 3937
