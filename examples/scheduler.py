"""A small operating system: tasks with priorities, messages and virtual run() methods."""
import sys


class Packet:
    def __init__(self, kind, value, owner):
        self.kind = kind
        self.value = value
        self.owner = owner
        self.next = None


class Task:
    def __init__(self, scheduler, name, priority):
        self.scheduler = scheduler
        self.name = name
        self.priority = priority
        self.inbox = None
        self.last = None
        self.runs = 0
        self.waiting = False
        scheduler.add(self)

    def post(self, packet):
        packet.next = None
        if self.inbox is None:
            self.inbox = self.last = packet
        else:
            self.last.next = packet
            self.last = packet
        self.waiting = False

    def take(self):
        packet = self.inbox
        if packet is not None:
            self.inbox = packet.next
            if self.inbox is None:
                self.last = None
            packet.next = None
        return packet

    def is_runnable(self):
        return not self.waiting or self.inbox is not None

    def step(self):
        self.runs += 1
        self.run()

    def run(self):
        raise NotImplementedError(self.name)


class IdleTask(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, "idle", 0)
        self.count = count
        self.control = 1

    def run(self):
        self.count -= 1
        if self.count <= 0:
            self.scheduler.stop()
            return
        if self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
            self.scheduler.wake("worker")
        else:
            self.control >>= 1
            self.scheduler.wake("producer")


class ProducerTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, "producer", 10)
        self.seed = 7

    def run(self):
        self.seed = (self.seed * 1309 + 13849) % 65536
        packet = self.take()
        if packet is None:
            packet = Packet("work", 0, self.name)
        packet.kind = "work" if self.seed % 3 else "device"
        packet.value = self.seed
        self.scheduler.send("handler", packet)
        self.waiting = True


class HandlerTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, "handler", 20)
        self.seen = {"work": 0, "device": 0, "done": 0}

    def run(self):
        packet = self.take()
        if packet is None:
            self.waiting = True
            return
        self.seen[packet.kind] += 1
        if packet.kind == "work":
            self.scheduler.send("worker", packet)
        elif packet.kind == "device":
            self.scheduler.send("device", packet)
        elif self.seen["done"] % 3 == 0:
            packet.kind = "work"
            self.scheduler.send("worker", packet)


class WorkerTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, "worker", 30)
        self.checksum = 0

    def run(self):
        packet = self.take()
        if packet is None:
            self.waiting = True
            return
        for i in range(8):
            self.checksum = (self.checksum * 33 + packet.value + i) % 1000003
        packet.kind = "done"
        self.scheduler.send("handler", packet)


class DeviceTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, "device", 40)
        self.delayed = []

    def run(self):
        packet = self.take()
        if packet is not None:
            self.delayed.append(packet)
        if len(self.delayed) > 3 or packet is None:
            while self.delayed:
                ready = self.delayed.pop()
                ready.kind = "done"
                self.scheduler.send("handler", ready)
            self.waiting = True


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.by_name = {}
        self.running = True
        self.sent = 0

    def add(self, task):
        self.tasks.append(task)
        self.tasks.sort(key=lambda t: -t.priority)
        self.by_name[task.name] = task

    def send(self, name, packet):
        self.sent += 1
        self.by_name[name].post(packet)

    def wake(self, name):
        self.by_name[name].waiting = False

    def stop(self):
        self.running = False

    def run(self):
        while self.running:
            for task in self.tasks:
                if task.is_runnable():
                    task.step()
                    break


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 180000
    scheduler = Scheduler()
    IdleTask(scheduler, count)
    ProducerTask(scheduler)
    handler = HandlerTask(scheduler)
    worker = WorkerTask(scheduler)
    DeviceTask(scheduler)
    scheduler.run()
    runs = [task.runs for task in scheduler.tasks]
    print("scheduler", count, scheduler.sent, runs, sorted(handler.seen.items()), worker.checksum)


main()
