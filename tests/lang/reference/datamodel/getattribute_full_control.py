# __getattribute__ sees every explicit access, none of the implicit ones; __getattr__ sees what it refuses.
class A:
    seen = []
    def __getattribute__(self, name):
        object.__getattribute__(self, "seen").append(name)
        if name == "hidden": raise AttributeError("no hidden")
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return "fallback " + name
    def __len__(self): return 4
    def method(self): return "m"
a = A()
print(len(a), A.seen)
print(a.__len__(), a.method(), a.hidden, a.nothing, A.seen)
a.x = 1
print(a.x, getattr(a, "hidden"), hasattr(a, "anything"))
n = 0
for i in range(50): n += a.x
print(n, len(A.seen))
# expect: 4 []
# expect: 4 m fallback hidden fallback nothing ['__len__', 'method', 'hidden', 'nothing']
# expect: 1 fallback hidden True
# expect: 50 57
