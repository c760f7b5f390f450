# A worker thread, a queue and a weak dictionary.
import threading, queue, weakref, gc
q, out = queue.Queue(), []
def work():
    while (n := q.get()) is not None: out.append(n * n)
t = threading.Thread(target=work); t.start()
for i in range(30): q.put(i)
q.put(None); t.join(); print(sum(out), t.is_alive())
class A: pass
a = A(); d = weakref.WeakValueDictionary(); d["primary"] = a; print(d["primary"] is a); del a; gc.collect()
try: d["primary"]
except KeyError as e: print(e)
# expect: 8555 False
# expect: True
# expect: 'primary'
