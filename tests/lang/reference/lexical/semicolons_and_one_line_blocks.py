# Several simple statements share a line, also as the body of a compound statement.
x = 1; y = 2; print(x + y);
if x: print("yes"); x = 5
while x > 3: x -= 1; print(x)
for i in range(3): print(i, end=" "); y += i
print(y)
class C: a = 1; b = 2
def f(): z = 3; return z
print(C.a, C.b, f())
# expect: 3
# expect: yes
# expect: 4
# expect: 3
# expect: 0 1 2 5
# expect: 1 2 3
