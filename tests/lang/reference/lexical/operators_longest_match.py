# The longest operator is taken.
a = 5
print(a ** -2 ** 2 if False else a//2, a>>1<<2, a!=4, not a==5, a<-a, a--1, a+-+-1)
x = 7; x **= 2; x //= 3; x >>= 1; x <<= 2; x ^= 1; x |= 8; x &= 0xFD; x %= 20; x -= 1; x *= 3; x += 1
print(x)
# expect: 2 8 True False False 6 6
# expect: 1
