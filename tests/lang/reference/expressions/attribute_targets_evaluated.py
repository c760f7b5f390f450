# In `a.b += c` the object is evaluated once.
class A: n = 1
def get(): print("get"); return obj
obj = A()
get().n += 2
d = {"k": [1]}
def key(): print("key"); return "k"
d[key()] += [2]
print(obj.n, d)
# expect: get
# expect: key
# expect: 3 {'k': [1, 2]}
