# SPDX-License-Identifier: MIT
"""A scheduler of its own for async functions: sleep, channels, locks and gather, on awaitables that yield requests."""
import heapq
import sys
from collections import deque


class Suspend:
    """Awaiting it hands a request to the loop."""

    def __init__(self, request, argument=None):
        self.request = request
        self.argument = argument

    def __await__(self):
        return (yield self)


class Task:
    def __init__(self, loop, coroutine):
        self.loop = loop
        self.coroutine = coroutine
        self.result = None
        self.done = False
        self.waiting = []

    def step(self, value):
        self.loop.steps += 1
        try:
            wish = self.coroutine.send(value)
        except StopIteration as stop:
            self.done = True
            self.result = stop.value
            for other in self.waiting:
                self.loop.ready.append((other, self.result))
            return
        if wish.request == "sleep":
            self.loop.order += 1
            heapq.heappush(self.loop.timers, (self.loop.now + wish.argument, self.loop.order, self))
        elif wish.request == "join":
            if wish.argument.done:
                self.loop.ready.append((self, wish.argument.result))
            else:
                wish.argument.waiting.append(self)
        else:
            wish.argument.append(self)


class Loop:
    def __init__(self):
        self.ready = deque()
        self.timers = []
        self.now = self.order = self.steps = 0

    def spawn(self, coroutine):
        task = Task(self, coroutine)
        self.ready.append((task, None))
        return task

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                task, value = self.ready.popleft()
                task.step(value)
            if self.timers:
                self.now, _, task = heapq.heappop(self.timers)
                self.ready.append((task, None))


async def sleep(time):
    await Suspend("sleep", time)


class Channel:
    def __init__(self, loop, room):
        self.loop = loop
        self.room = room
        self.items = deque()
        self.getters = deque()
        self.putters = deque()

    async def put(self, item):
        while len(self.items) >= self.room:
            await Suspend("park", self.putters)
        self.items.append(item)
        if self.getters:
            self.loop.ready.append((self.getters.popleft(), None))

    async def get(self):
        while not self.items:
            await Suspend("park", self.getters)
        item = self.items.popleft()
        if self.putters:
            self.loop.ready.append((self.putters.popleft(), None))
        return item


class Lock:
    def __init__(self, loop):
        self.loop = loop
        self.held = False
        self.queue = deque()

    async def __aenter__(self):
        while self.held:
            await Suspend("park", self.queue)
        self.held = True

    async def __aexit__(self, *error):
        self.held = False
        if self.queue:
            self.loop.ready.append((self.queue.popleft(), None))


async def produce(channel, count, pause):
    for n in range(count):
        await channel.put(n)
        if n % pause == 0:
            await sleep(pause)
    return count


async def consume(channel, lock, totals, index):
    while (item := await channel.get()) is not None:
        async with lock:
            totals[index] += item
            if item % 16 == 0:
                await sleep(1)
    return totals[index]


async def whole(loop, count):
    channel, lock, totals = Channel(loop, 8), Lock(loop), [0] * 5
    consumers = [loop.spawn(consume(channel, lock, totals, i)) for i in range(5)]
    producers = [loop.spawn(produce(channel, count, 3 + i)) for i in range(4)]
    sent = 0
    for task in producers:
        sent += await Suspend("join", task)
    for _ in consumers:
        await channel.put(None)
    return sent, [await Suspend("join", task) for task in consumers]


def main(count=100000):
    loop = Loop()
    task = loop.spawn(whole(loop, count))
    loop.run()
    sent, totals = task.result
    print("event_loop", count, sent, sum(totals), max(totals) > 0, loop.now, loop.steps)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
