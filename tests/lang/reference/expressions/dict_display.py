# Later items win over earlier keys, the key object stays the first.
print({1: "a", 1.0: "b", True: "c"})
print({"a": 1, **{"b": 2, "a": 3}, "c": 4, **{}})
log = []
def e(n): log.append(n); return n
d = {e(1): e(2), e(3): e(4), **{e(5): e(6)}}
print(d, log)
for bad in ("{**1}", "{**[1]}", "{[]: 1}", "{**None}"):
    try: eval(bad)
    except TypeError as x: print(x)
print({i: i * i for i in range(4)}, {k: v for k, v in zip("ab", (1, 2))})
# expect: {1: 'c'}
# expect: {'a': 3, 'b': 2, 'c': 4}
# expect: {1: 2, 3: 4, 5: 6} [1, 2, 3, 4, 5, 6]
# expect: 'int' object is not a mapping
# expect: 'list' object is not a mapping
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: 'NoneType' object is not a mapping
# expect: {0: 0, 1: 1, 2: 4, 3: 9} {'a': 1, 'b': 2}
