# A base class in an earlier clause catches the derived one.
class B(Exception): pass
class C(B): pass
class D(C): pass
for cls in [B, C, D]:
    try: raise cls()
    except D: print("D", end=" ")
    except C: print("C", end=" ")
    except B: print("B")
for cls in [B, C, D]:
    try: raise cls()
    except B: print("B", end=" ")
    except D: print("D")
print()
# expect: B
# expect: C D B B B 
