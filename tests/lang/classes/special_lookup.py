# Special methods are looked up on the class, not the instance.
class C:
    def __len__(self): return 1
    def __str__(self): return "class"
c = C()
c.__len__ = lambda: 99
c.__str__ = lambda: "instance"
for i in range(60):
    n = len(c)
print(n, str(c), c.__len__())
# expect: 1 class 99
