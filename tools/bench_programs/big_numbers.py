# SPDX-License-Identifier: MIT
"""Numbers of many digits: pi by a spigot and by Machin's series, Fibonacci by doubling, factorials, RSA, a Miller-Rabin test."""
import sys


def spigot(digits):
    """Gibbons' stream of the digits of pi."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    result = []
    while len(result) < digits:
        if 4 * q + r - t < n * t:
            result.append(str(n))
            q, r, n = q * 10, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return "".join(result)


def arctan_inverse(x, unity):
    total = term = unity // x
    square = x * x
    divisor, sign = 1, 1
    while term:
        term //= square
        sign = -sign
        divisor += 2
        total += sign * (term // divisor)
    return total


def machin(digits):
    unity = 10 ** (digits + 10)
    pi = 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity))
    return str(pi // 10**10)


def fibonacci(n):
    if n == 0:
        return 0, 1
    a, b = fibonacci(n // 2)
    c = a * (2 * b - a)
    d = a * a + b * b
    return (d, c + d) if n % 2 else (c, d)


def is_prime(n):
    if n < 41:
        return n in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def next_prime(n):
    n |= 1
    while not is_prime(n):
        n += 2
    return n


def factorial_digits(n):
    value = 1
    for i in range(2, n + 1):
        value *= i
    return sum(map(int, str(value)))


def main(size=2200):
    sys.set_int_max_str_digits(0)
    pi = spigot(size)
    same = pi == machin(size)[:size]
    fib = str(fibonacci(size * 20)[0])
    p, q = next_prime(10**40 + size), next_prime(10**41 + size)
    modulus, secret = p * q, pow(65537, -1, (p - 1) * (q - 1))
    right = 0
    for message in range(size // 4):
        hidden = pow(message + 2**70, 65537, modulus)
        right += pow(hidden, secret, modulus) == message + 2**70
    print("big_numbers", size, pi[-10:], same, fib[:10], len(fib), factorial_digits(size), right, q % 10**9)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
