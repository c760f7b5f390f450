# len() of something longer than a small int can say, at a place that has seen short ones.
def f(a): return len(a)
for k in range(60): f([1, 2])
print(f(range((1<<63) - 2)))
class L:
    def __len__(self): return (1 << 62) + 1
for k in range(60): f(L())
print(f(L()), len(L()))
# expect: 9223372036854775806
# expect: 4611686018427387905 4611686018427387905
