# The messages for names without a value.
def local():
    print(a); a = 1
def free():
    def inner(): return b
    inner(); b = 1
def deleted():
    c = 1; del c; c
def glob():
    return nowhere
class Body:
    pass
for f in (local, free, deleted, glob):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e, e.name)
try:
    class K:
        print(unknown_thing); unknown_thing = 1
except NameError as e:
    print(type(e).__name__, e)
try:
    del never
except NameError as e:
    print(type(e).__name__, e)
# expect: UnboundLocalError cannot access local variable 'a' where it is not associated with a value None
# expect: NameError cannot access free variable 'b' where it is not associated with a value in enclosing scope b
# expect: UnboundLocalError cannot access local variable 'c' where it is not associated with a value None
# expect: NameError name 'nowhere' is not defined nowhere
# expect: NameError name 'unknown_thing' is not defined
# expect: NameError name 'never' is not defined
