# SimpleQueue: order, waiting, timeouts, threads.
import _queue
import _thread

q = _queue.SimpleQueue()
print(q.empty(), q.qsize())
for i in range(20):
    q.put(i)
print([q.get() for i in range(15)], q.qsize())
for i in range(20):
    q.put_nowait(item=i)
print([q.get_nowait() for i in range(25)], q.empty())
for f in (lambda: q.get(False), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1), lambda: q.get(timeout="x"),
          lambda: q.get_nowait(), lambda: _queue.SimpleQueue(1), lambda: q.put()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
out = []


def consume():
    while (item := q.get()) is not None:
        out.append(item)


handles = [_thread.start_joinable_thread(consume) for i in range(3)]
for i in range(500):
    q.put(i)
for i in range(3):
    q.put(None)
for handle in handles:
    handle.join()
print(sorted(out) == list(range(500)), _queue.Empty.__mro__, _queue.SimpleQueue[int])
# expect: True 0
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] 5
# expect: [15, 16, 17, 18, 19, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] True
# expect: Empty 
# expect: Empty 
# expect: ValueError 'timeout' must be a non-negative number
# expect: TypeError 'str' object cannot be interpreted as an integer or float
# expect: Empty 
# expect: TypeError SimpleQueue() takes no positional arguments
# expect: TypeError put() missing required argument 'item' (pos 1)
# expect: True (<class '_queue.Empty'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) _queue.SimpleQueue[int]
