# exec and eval with a mapping of one's own as locals: which lookups it sees.
class Spy(dict):
    def __getitem__(self, key): print("get", key); return super().__getitem__(key)
    def __setitem__(self, key, value): print("set", key); super().__setitem__(key, value)
    def __delitem__(self, key): print("del", key); super().__delitem__(key)
    def __missing__(self, key): raise KeyError(key)
s = Spy()
exec("a = 1\nb = a + c\ndel a\ndef f(): return c\nprint(f(), b)", {"c": 10}, s)
print(sorted(s))
class Auto(dict):
    def __missing__(self, key): return f"<{key}>"
print(eval("x + y", {}, Auto()), eval("[x for _ in 'ab']", {}, Auto(x=1)))
for bad in (lambda: exec("1", 5), lambda: exec("1", {}, 5), lambda: eval("x", {"__builtins__": {}}), lambda: exec(5), lambda: eval("x = 1")):
    try: bad()
    except (TypeError, NameError, SyntaxError) as e: print(type(e).__name__, e)
# expect: set a
# expect: get a
# expect: get c
# expect: set b
# expect: del a
# expect: set f
# expect: get print
# expect: get f
# expect: get b
# expect: 10 11
# expect: ['b', 'f']
# expect: <x><y> [1, 1]
# expect: TypeError exec() globals must be a dict, not int
# expect: TypeError locals must be a mapping or None, not int
# expect: NameError name 'x' is not defined
# expect: TypeError exec() arg 1 must be a string, bytes or code object
# expect: SyntaxError invalid syntax (<string>, line 1)
