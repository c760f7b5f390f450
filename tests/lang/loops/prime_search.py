# Nested loops with else: primes by trial division.
primes = []
for n in range(2, 200):
    for p in primes:
        if p * p > n:
            primes.append(n)
            break
        if n % p == 0:
            break
    else:
        primes.append(n)
print(len(primes), primes[-5:])
# expect: 46 [181, 191, 193, 197, 199]
