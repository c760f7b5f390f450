# Numbers in globals are constants of a trace until they change, however that happens; counters are looked up.
import sys

MOD = 97
SCALE = 0.5
FLAG = 3
count = 0
calls = 0


def work(n):
    total = 0
    for i in range(n):
        total = (total * 31 + i) % MOD
        if FLAG == 3:
            total += 1
    return total


def scaled(n):
    x = 0.0
    for i in range(n):
        x = x * SCALE + i
    return x


def counting(n):
    global count
    for i in range(n):
        count += 1
        if count % 1000 == 0:
            count += FLAG
    return count


def called():
    global calls
    calls += 1
    return calls


def reads(n):
    seen = 0
    for i in range(n):
        seen += calls
        called()
    return seen


print(work(20000), scaled(3000), counting(20000), reads(5000))
# expect: 37 5996.0 20060 12497500
MOD = 89
print(work(20000))
# expect: 20
globals()["MOD"] = 1000003
print(work(20000))
# expect: 711572
exec("MOD = 83; FLAG = 4")
print(work(20000), counting(20000))
# expect: 37 40140
setattr(sys.modules[__name__], "MOD", 7)
globals().update(SCALE=0.25, FLAG=3)
print(work(20000), scaled(3000))
# expect: 2 3998.222222222222


def changes(n):
    global MOD
    total = 0
    for i in range(n):
        total = (total + i) % MOD
        if i == n - 100:
            MOD = 11
    return total


MOD = 13
print(changes(20000), changes(20000))
# expect: 3 1

MOD = "text"
try:
    work(5)
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for %: 'int' and 'str'
MOD = 0
try:
    work(5)
except ZeroDivisionError as e:
    print(e)
# expect: division by zero
del MOD
try:
    work(20000)
except NameError as e:
    print(e)
# expect: name 'MOD' is not defined
MOD = 5
print(work(20000))
# expect: 5

inside = 0  # a loop at module level reads and changes names
for i in range(20000):
    inside = (inside + FLAG) % 1009
    if i == 15000:
        FLAG = 5
print(inside)
# expect: 377
