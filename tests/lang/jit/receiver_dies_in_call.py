# The list a hot loop appends to dies in the call: nothing but its type is asked for afterwards.
def run(n):
    total = 0
    for i in range(n):
        [i].append(i)
        [[i]].append([i])
        list((i, i)).append(total)
        total += i
    return total

print(run(300))
# expect: 44850
