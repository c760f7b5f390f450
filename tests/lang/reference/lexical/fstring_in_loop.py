# A hot f-string: numbers, text, alignments and conversions in a loop.
lines = []
for i in range(100):
    lines.append(f"{i:>3}:{i * i:<6}|{i / 7:8.3f}|{'x' * (i % 4)!r}|{i:#06x}|{-i:+d}")
print(lines[0]); print(lines[50]); print(lines[99]); print(sum(map(len, lines)))
# expect:   0:0     |   0.000|''|0x0000|+0
# expect:  50:2500  |   7.143|'xx'|0x0032|-50
# expect:  99:9801  |  14.143|'xxx'|0x0063|-99
# expect: 3440
