# A trace that stores to a local is entered with the local unbound, and one recorded so with it bound.
class Box:
    pass
def run(n, first):
    total = 0
    if first:
        x = Box()
    for i in range(n):
        x = i * 2
        total += x
        if i % 3:
            del x
    return total
print([run(n, n % 2) for n in range(100, 130)])
# expect: [9900, 10100, 10302, 10506, 10712, 10920, 11130, 11342, 11556, 11772, 11990, 12210, 12432, 12656, 12882, 13110, 13340, 13572, 13806, 14042, 14280, 14520, 14762, 15006, 15252, 15500, 15750, 16002, 16256, 16512]
