"""Primes by the sieve of Eratosthenes on a list of flags."""
import sys


def primes_below(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    n = 2
    while n * n < limit:
        if is_prime[n]:
            for multiple in range(n * n, limit, n):
                is_prime[multiple] = False
        n += 1
    return [n for n in range(limit) if is_prime[n]]


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 8000000
    primes = primes_below(limit)
    checksum = 0
    for p in primes:
        checksum = (checksum * 7 + p) % 1000000007
    print("sieve", limit, len(primes), primes[-1], checksum)


main()
