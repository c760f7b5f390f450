# _asyncio: futures, tasks, the running loop; messages of what is refused.
import _asyncio
import asyncio

print(asyncio.Future is _asyncio.Future, asyncio.Task is _asyncio.Task)
loop = asyncio.SelectorEventLoop()


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    future, task = loop.create_future(), asyncio.current_task()

    async def waits():
        return await future

    other = loop.create_task(waits(), name="other")
    await asyncio.sleep(0)
    callback = future._callbacks[0][0]
    print(callback.__qualname__, callback.__self__ is other, other._fut_waiter is future)
    print(future._asyncio_awaited_by == {other}, len(asyncio.all_tasks()))
    attempt(future.result)
    future.set_result(1)
    print(await other, other.done(), future.done())
    attempt(future.set_result, 2)
    attempt(loop.create_future().exception)
    attempt(loop.create_future().set_exception, 3)
    bare = _asyncio.Future.__new__(_asyncio.Future)
    attempt(bare.result)
    attempt(bare.get_loop)
    attempt(repr, bare)
    attempt(_asyncio.Future, 3)
    attempt(_asyncio.Task)
    attempt(_asyncio.Task, 3, loop=loop)
    attempt(task.set_result, 3)
    attempt(task.set_exception, 3)
    attempt(setattr, future, "_log_traceback", True)
    attempt(delattr, future, "_cancel_message")
    attempt(_asyncio._enter_task, 3, 3)
    attempt(_asyncio.current_task, 3)
    attempt(iter(future).throw, 3)
    attempt(iter(future).throw, ValueError("thrown"))

    failed = loop.create_future()
    failed.set_exception(StopIteration(3))
    attempt(failed.result)
    print(repr(failed.exception().__cause__))

    cancelled = loop.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    print(cancelled.cancel("why"), cancelled.cancelling(), cancelled.uncancel())
    try:
        await cancelled
    except asyncio.CancelledError as error:
        print(repr(error), cancelled.cancelled())


loop.run_until_complete(main())
loop.close()
attempt(asyncio.get_running_loop)


async def several():
    print(await asyncio.gather(*(asyncio.sleep(0.001 * (3 - i), i) for i in range(4))))
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(3)
    except TimeoutError as error:
        print(repr(error))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0, i)) for i in range(3)]
    print([task.result() for task in tasks])

    class Bad:
        def __await__(self):
            yield 3

    async def bad():
        await Bad()

    try:
        await asyncio.create_task(bad())
    except RuntimeError as error:
        print(error)

    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)

    async def value(x):
        return x

    eager = asyncio.create_task(value(3))
    print(eager.done(), eager.result(), eager.get_coro())


asyncio.run(several())
# expect: True True
# expect: Task.task_wakeup True True
# expect: True 2
# expect: InvalidStateError Result is not set.
# expect: 1 True True
# expect: InvalidStateError invalid state
# expect: InvalidStateError Exception is not set.
# expect: TypeError invalid exception object
# expect: InvalidStateError Future object is not initialized.
# expect: RuntimeError Future object is not initialized.
# expect: RuntimeError Future object is not initialized.
# expect: TypeError Future() takes no positional arguments
# expect: TypeError Task() missing required argument 'coro' (pos 1)
# expect: TypeError a coroutine was expected, got 3
# expect: RuntimeError Task does not support set_result operation
# expect: RuntimeError Task does not support set_exception operation
# expect: ValueError _log_traceback can only be set to False
# expect: AttributeError attribute '_cancel_message' of '_asyncio.Future' objects cannot be deleted
# expect: RuntimeError loop 3 is not the running loop
# expect: None
# expect: TypeError exceptions must be classes deriving BaseException or instances of such a class
# expect: ValueError thrown
# expect: RuntimeError StopIteration interacts badly with generators and cannot be raised into a Future
# expect: StopIteration(3)
# expect: True 1 0
# expect: CancelledError('why') True
# expect: RuntimeError no running event loop
# expect: [0, 1, 2, 3]
# expect: TimeoutError()
# expect: [0, 1, 2]
# expect: Task got bad yield: 3
# expect: True 3 None
