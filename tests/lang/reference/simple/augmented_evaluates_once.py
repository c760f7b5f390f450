# In an augmented assignment the target's parts are evaluated once, before the right side.
log = []
def note(name, value): log.append(name); return value
class Box:
    def __getitem__(self, k): log.append(("get", k)); return 10
    def __setitem__(self, k, v): log.append(("set", k, v))
    @property
    def attr(self): log.append("getattr"); return [1]
    @attr.setter
    def attr(self, v): log.append(("setattr", v))
b = Box()
note("object", b)[note("key", 3)] += note("right", 5)
print(log); log.clear()
note("object", b).attr += note("right", [2])
print(log); log.clear()
b[note("a", 1):note("b", 2)] -= 1
print(log); log.clear()
try: note("o", b)[note("k", 0)] //= note("zero", 0)
except ZeroDivisionError: print(log)
t = ([],)
try: t[0] += [1]
except TypeError as e: print(e, t)
# expect: ['object', 'key', ('get', 3), 'right', ('set', 3, 15)]
# expect: ['object', 'getattr', 'right', ('setattr', [1, 2])]
# expect: ['a', 'b', ('get', slice(1, 2, None)), ('set', slice(1, 2, None), 9)]
# expect: ['o', 'k', ('get', 0), 'zero']
# expect: 'tuple' object does not support item assignment ([1],)
