# Sets: membership, algebra and comprehension.
a, b = set("abracadabra"), set("alacazam")
for s in (a - b, a | b, a & b, a ^ b, {x for x in "abracadabra" if x not in "abc"}): print(sorted(s))
print(a <= a | b, a < a, a.isdisjoint("xyz"), {1} == frozenset([1]), set() == {})
# expect: ['b', 'd', 'r']
# expect: ['a', 'b', 'c', 'd', 'l', 'm', 'r', 'z']
# expect: ['a', 'c']
# expect: ['b', 'd', 'l', 'm', 'r', 'z']
# expect: ['d', 'r']
# expect: True False True True False
