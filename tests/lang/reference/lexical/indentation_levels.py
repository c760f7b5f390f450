# Each block chooses its own indentation; tabs go to the next multiple of eight.
def f(n):
 r = []
 for i in range(n):
     if i % 2:
               r.append(i)
     else:
      r.append(-i)
 return r
print(f(6))
exec("if True:\n\ta = 1\n\tif a:\n\t\tb = 2\nprint(a, b)")
# expect: [0, 1, -2, 3, -4, 5]
# expect: 1 2
