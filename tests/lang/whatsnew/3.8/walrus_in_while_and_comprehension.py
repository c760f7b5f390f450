# The value of a comprehension's condition is used again; a loop reads until the end.
import io
f = io.StringIO("abcdefg"); out = []
while block := f.read(3): out.append(block)
print(out, [y for x in range(5) if (y := x * 2) > 3], y)
print(any((w := n) > 3 for n in (1, 5, 9)), w)
# expect: ['abc', 'def', 'g'] [4, 6, 8] 8
# expect: True 5
