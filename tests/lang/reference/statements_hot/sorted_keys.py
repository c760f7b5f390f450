# Sorting in a loop with keys that are lambdas, methods and tuples.
words = "the quick brown fox jumps over the lazy dog again and again".split()
out = []
for i in range(40):
    words.sort(key=lambda w: (len(w), w[i % len(w)]))
    out.append(sorted(words, key=str.upper, reverse=i % 2)[0])
    out.append(max(words, key=lambda w: w.count("a") * i % 3))
print(words[:3], out[-4:], min(out))
# expect: ['and', 'dog', 'fox'] ['again', 'and', 'the', 'and'] again
