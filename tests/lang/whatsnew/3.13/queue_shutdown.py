# A queue that is shut down: getters drain it, putters are refused at once.
import queue, threading
q = queue.Queue()
q.put(1); q.put(2)
q.shutdown()
for use in (lambda: q.put(3), q.get, q.get, q.get):
    try:
        print(use())
    except queue.ShutDown as e:
        print("ShutDown", e.args)
q = queue.Queue()
seen = []
def wait():
    try:
        q.get()
    except queue.ShutDown:
        seen.append("woken")
t = threading.Thread(target=wait); t.start()
q.shutdown(immediate=True); t.join()
print(seen, q.qsize())
# expect: ShutDown ()
# expect: 1
# expect: 2
# expect: ShutDown ()
# expect: ['woken'] 0
