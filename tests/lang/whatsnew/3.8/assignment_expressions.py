# PEP 572 in the places where it pays.
import re
a = list(range(12))
if (n := len(a)) > 10: print(f"List is too long ({n} elements, expected <= 10)")
discount = 0.0
if (mo := re.search(r'(\d+)% discount', 'now 15% discount')): discount = float(mo.group(1)) / 100.0
blocks = iter(["ab", "c", ""])
while (block := next(blocks)) != '': print(block)
print(discount, [clean.title() for name in ["ann", "", "bob"] if (clean := name.strip())])
# expect: List is too long (12 elements, expected <= 10)
# expect: ab
# expect: c
# expect: 0.15 ['Ann', 'Bob']
