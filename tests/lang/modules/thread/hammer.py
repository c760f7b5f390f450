# Threads that change the same objects in hot loops, with collections and switches in between.
import _thread
import gc
import sys

sys.setswitchinterval(0.0001) if hasattr(sys, "setswitchinterval") else None
THREADS, ROUNDS = 4, 1500
lock = _thread.allocate_lock()
shared = {}
items = []
total = 0
failures = []


class Node:
    count = 0

    def __init__(self, value, next):
        self.value = value
        self.next = next

    def add(self, n):
        return self.value + n


def work(number):
    global total
    try:
        chain = None
        mine = 0
        for i in range(ROUNDS):
            chain = Node(i, chain)
            chain.me = chain  # a cycle
            mine += chain.add(1)
            shared[i % 50, number] = chain
            items.append(i)
            if len(items) > 100:
                items.pop()
            if i % 10 == 0:
                chain = None
            if i % 300 == 0:
                Node.count = number  # traces that know the class go
            with lock:
                total += i
            text = str(i) + "x" * (i % 7)
            assert len(text) == len(str(i)) + i % 7
        assert mine == sum(range(1, ROUNDS + 1)), mine
        gc.collect()
    except BaseException as e:
        failures.append(e)
        raise


handles = [_thread.start_joinable_thread(lambda n=n: work(n), daemon=False) for n in range(THREADS)]
for handle in handles:
    handle.join()
print(total == THREADS * sum(range(ROUNDS)), len(shared) == THREADS * 50, failures, _thread._count())


def generator(n):
    for i in range(n):
        yield i


def raiser(n):
    try:
        if n % 3 == 0:
            raise ValueError(n)
        return n
    except ValueError as e:
        return -e.args[0]
    finally:
        items.append(n)


results = []


def second(number):
    s = 0
    for i in generator(2000):
        s += raiser(i)
    results.append(s)


for handle in [_thread.start_joinable_thread(lambda n=n: second(n)) for n in range(THREADS)]:
    handle.join()
print(results == [results[0]] * THREADS, results[0])
# expect: True True [] 0
# expect: True 666334
