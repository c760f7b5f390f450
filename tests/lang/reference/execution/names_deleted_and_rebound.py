# Names that go and come back: builtins shown again after del, locals unbound, loop variables kept.
len = lambda x: "mine"
print(len("abc")); del len; print(len("abc"))
try: del len
except NameError as e: print(e)
def f(flag):
    if flag: x = 1
    try: return x
    except UnboundLocalError as e: return str(e)
print(f(True), f(False))
def g():
    for i in range(3): pass
    else: i += 10
    del i
    try: i
    except UnboundLocalError as e: return e.name
print(g())
def outer():
    x = 1
    def inner(): return x
    del x
    try: return inner()
    except NameError as e: return type(e).__name__, str(e)
print(outer())
total = 0
for i in range(60):
    if i % 2: val = i
    else:
        try: del val
        except NameError: total += 1
print(total)
# expect: mine
# expect: 3
# expect: name 'len' is not defined
# expect: 1 cannot access local variable 'x' where it is not associated with a value
# expect: None
# expect: ('NameError', "cannot access free variable 'x' where it is not associated with a value in enclosing scope")
# expect: 1
