# A global statement inside exec() means the globals that it was given.
g = {}
exec("global a\na = 1\nb = 2", g, loc := {})
print(sorted(k for k in g if k != "__builtins__"), loc)
def f():
    exec("global zz\nzz = 5")
f(); print(zz)
# expect: ['a'] {'b': 2}
# expect: 5
