# A generator that has caught what was thrown into it is followed by traces again: its frame's object, left over from the traceback, goes at the next yield.
import sys


def averager():
    total, number, mean, resets = 0, 0, None, 0
    while True:
        try:
            value = yield mean
        except ValueError:
            total, number, resets = 0, 0, resets + 1
            continue
        total += value
        number += 1
        mean = total // number


def shown():
    frame = None
    while True:
        try:
            got = yield frame and frame.f_lineno
        except KeyError as e:
            frame = e.__traceback__.tb_frame  # held: it stays the frame's object


def run(count):
    g = averager()
    next(g)
    total = 0
    for n in range(count):
        if n % 1000 == 999:
            g.throw(ValueError)
        total += g.send(n * 7 % 1013)
    return total, sys.getrefcount(g.gi_frame) > 0, sorted(g.gi_frame.f_locals)


print(run(9000))
jit = sys._jit
if hasattr(jit, "stats") and jit.is_enabled():
    reasons = jit.stats()["aborts"]
    assert "a generator that cannot be resumed in a trace" not in reasons, reasons
held = shown()
next(held)
for n in range(3000):
    if n == 1500:
        held.throw(KeyError)
    line = held.send(n)
print(line, held.gi_frame.f_locals["got"], held.gi_frame is held.gi_frame.f_locals["frame"])
# expect: (4587837, True, ['mean', 'number', 'resets', 'total', 'value'])
# expect: 22 2999 True
