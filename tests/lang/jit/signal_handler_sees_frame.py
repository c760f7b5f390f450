# A signal that hot code sends itself: the handler sees the line and the variables as they are, and changes them.
import signal
lines = []
def note(number, frame):
    lines.append(frame.f_lineno - frame.f_code.co_firstlineno)
def change(number, frame):
    frame.f_locals["x"] = 0.5
def run(n):
    total = 0
    x = 1
    for i in range(n):
        total += x
        signal.raise_signal(signal.SIGUSR1)
        total += x
        x = i & 3
    return total, x
def rarely(n):
    total = 0
    x = 1
    for i in range(n):
        if i % 7 == 5: signal.raise_signal(signal.SIGUSR1)
        total += x
        x = i & 3
    return total, x
for f in run, rarely:
    for handler in note, change:
        signal.signal(signal.SIGUSR1, handler)
        print(f(60), sorted(set(lines)), len(lines))
        lines.clear()
# expect: (176, 3) [5] 60
# expect: (118.0, 3) [] 0
# expect: (88, 3) [4] 8
# expect: (80.0, 3) [] 0
