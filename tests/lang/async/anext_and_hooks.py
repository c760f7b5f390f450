# aiter(), anext() with a default, asynchronous generators' hooks, warnings, cr_origin, messages.
import sys
import warnings


async def numbers():
    yield 1
    yield 2


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def main():
    agen = aiter(numbers())
    print(await anext(agen), await anext(agen, "default"), await anext(agen, "default"))
    try:
        await anext(agen)
    except StopAsyncIteration as error:
        print(repr(error))
    await agen.aclose()


run(main())
for function in (aiter, anext):
    try:
        function(3)
    except TypeError as error:
        print(error)
old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(lambda agen: print("first", agen.__name__), lambda agen: print("last", agen.__name__))
agen = numbers()
try:
    agen.asend(None).send(None)
except StopIteration as stop:
    print(stop.value, agen.ag_running)
del agen
sys.set_asyncgen_hooks(*old)
agen = numbers()
step = agen.athrow(ValueError("thrown"))
try:
    step.send(3)
except RuntimeError as error:
    print(error)
try:
    step.send(None)
except ValueError as error:
    print(error)
for again in (step.send, step.throw):
    try:
        again(None)
    except RuntimeError as error:
        print(error)
step = agen.aclose()
try:
    step.send(None)
except StopIteration:
    print("closed")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    agen = numbers()
    agen.asend(None)
    agen.aclose()
    agen.athrow(ValueError)
    main()
    agen.athrow(ValueError, None).close()
for warning in caught:
    print(str(warning.message).split(" (")[0])
sys.set_coroutine_origin_tracking_depth(1)


def makes():
    return main()


coroutine = makes()
sys.set_coroutine_origin_tracking_depth(0)
print([(line, name) for _, line, name in coroutine.cr_origin])
coroutine.close()
for source in ("async def f():\n def g(): [x async for x in y]", "def f(): [await x for x in y]", "yield from x"):
    try:
        compile(source, "x", "exec")
    except SyntaxError as error:
        print(error.msg)
# expect: 1 2 default
# expect: StopAsyncIteration()
# expect: 'int' object is not an async iterable
# expect: 'int' object is not an async iterator
# expect: first numbers
# expect: 1 False
# expect: last numbers
# expect: can't send non-None value to a just-started coroutine
# expect: thrown
# expect: cannot reuse already awaited aclose()/athrow()
# expect: cannot reuse already awaited aclose()/athrow()
# expect: closed
# expect: coroutine method 'asend' of 'numbers' was never awaited
# expect: coroutine method 'aclose' of 'numbers' was never awaited
# expect: coroutine method 'athrow' of 'numbers' was never awaited
# expect: coroutine 'main' was never awaited
# expect: the
# expect: [(78, 'makes')]
# expect: asynchronous comprehension outside of an asynchronous function
# expect: asynchronous comprehension outside of an asynchronous function
# expect: 'yield from' outside function
