# Threads at exit: daemons are left, others are waited for.
import threading, time, sys
def f():
    while True: time.sleep(0.01)
def g():
    while True: pass
for t in (f,g): threading.Thread(target=t,daemon=True).start()
def h():
    time.sleep(0.1); print("h done")
threading.Thread(target=h).start()
print("main done")
# expect: main done
# expect: h done
