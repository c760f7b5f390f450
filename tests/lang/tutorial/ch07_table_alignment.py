# A table made in four ways gives the same text: %, format, f-string, rjust.
made = [[], [], [], []]
for x in range(1, 11):
    made[0].append("%2d %3d %4d" % (x, x * x, x ** 3))
    made[1].append("{0:2d} {1:3d} {2:4d}".format(x, x * x, x ** 3))
    made[2].append(f"{x:2} {x*x:3} {x**3:4}")
    made[3].append(" ".join([str(x).rjust(2), str(x * x).rjust(3), str(x ** 3).rjust(4)]))
print(made[0] == made[1] == made[2] == made[3])
print(made[0][0]); print(made[0][9])
print("12".zfill(5), "-3.14".zfill(7), "+x".zfill(4), "3.14159265359".zfill(5))
print("|" + "mid".center(9, "*") + "|" + "left".ljust(6, ".") + "|" + "toolong".rjust(3) + "|")
# expect: True
# expect:  1   1    1
# expect: 10 100 1000
# expect: 00012 -003.14 +00x 3.14159265359
# expect: |***mid***|left..|toolong|
