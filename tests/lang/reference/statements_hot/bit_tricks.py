# Hashes with shifts and masks of 32 and 64 bits.
h, g, x = 2166136261, 14695981039346656037, 88172645463325252
for i in range(200):
    h = (h ^ i) * 16777619 & 0xFFFFFFFF
    g = (g ^ i & 0xFF) * 1099511628211 % 2**64
    x ^= x << 13 & 0xFFFFFFFFFFFFFFFF; x ^= x >> 7; x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
print(h, g, x, h ^ g ^ x, bin(h).count("1"), ~h & 0xFF, -h >> 3)
# expect: 587660125 4886308848179467197 8789100806385146168 4194681527461523928 17 162 -73457516
