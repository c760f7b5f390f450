# A name assigned anywhere in a function is local everywhere in it.
x = "global"
def f(flag):
    if flag: x = "local"
    try: return x
    except UnboundLocalError as e: return str(e)
for _ in range(40): r = f(1), f(0)
print(r)
def g():
    try: x
    except UnboundLocalError as e: print(e)
    for x in (): pass
g()
def h():
    try: import_me
    except UnboundLocalError as e: print(e)
    import sys as import_me
h()
# expect: ('local', "cannot access local variable 'x' where it is not associated with a value")
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: cannot access local variable 'import_me' where it is not associated with a value
