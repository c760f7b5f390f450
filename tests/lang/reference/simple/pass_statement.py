# pass does nothing wherever a statement is needed.
def f(): pass
class C: pass
for i in range(3): pass
else: pass
while False: pass
if 1: pass
elif 2: pass
try: pass
except: pass
finally: pass
with open(__file__): pass
match 1:
    case _: pass
print(f(), C.__name__, i)
# expect: None C 2
