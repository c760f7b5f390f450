# Sums and powers modulo a prime, with negative operands.
M, a, b, c = 10**9 + 7, 1, 0, -5
for i in range(1, 300):
    a = a * (i + M - 2) % M
    b = (b - i * i) % M
    c = -(-c * 3 // 2) % -1009
print(a, b, c, pow(a, M - 2, M) * a % M)
# expect: 0 991044957 -18 0
