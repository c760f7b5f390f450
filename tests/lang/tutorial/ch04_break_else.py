# break, continue and the else of loops: primes.
for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0: print(n, 'equals', x, '*', n // x); break
    else: print(n, 'is a prime number')
for num in range(2, 6):
    if num % 2 == 0: print("even", num); continue
    print("odd", num)
# expect: 2 is a prime number
# expect: 3 is a prime number
# expect: 4 equals 2 * 2
# expect: 5 is a prime number
# expect: 6 equals 2 * 3
# expect: 7 is a prime number
# expect: 8 equals 2 * 4
# expect: 9 equals 3 * 3
# expect: even 2
# expect: odd 3
# expect: even 4
# expect: odd 5
