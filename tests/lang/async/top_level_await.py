# PyCF_ALLOW_TOP_LEVEL_AWAIT: code that awaits is a coroutine, by eval() and as a function.
import ast, inspect, types
FLAG = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
class Now:
    def __init__(self, value): self.value = value
    def __await__(self): return self.value; yield
class Items:
    def __init__(self, *items): self.items = iter(items)
    def __aiter__(self): return self
    async def __anext__(self):
        for item in self.items: return item
        raise StopAsyncIteration
class Manager:
    async def __aenter__(self): return 'in'
    async def __aexit__(self, *a): pass
def run(coroutine):
    try: coroutine.send(None)
    except StopIteration as e: return e.value
for mode, text in (('eval', 'await Now(3)'), ('exec', 'a = await Now(4)'), ('single', 'a = await Now(5)'),
                   ('exec', 'async for x in Items(1, 2): a = x'), ('exec', 'async with Manager() as a: pass'),
                   ('exec', 'a = [x async for x in Items(6, 7)]'), ('exec', 'a = {x: [y async for y in Items(x)] async for x in Items(8)}'),
                   ('exec', 'a = 1'), ('exec', 'import ast\ndef f(): return 1\na = f() + await Now(1)')):
    try: compile(text, 'f', mode); print('compiles')
    except SyntaxError as e: print(e.msg)
    code = compile(text, 'f', mode, FLAG)
    coroutine = bool(code.co_flags & inspect.CO_COROUTINE)
    ns = {'Now': Now, 'Items': Items, 'Manager': Manager}
    made = eval(code, ns)
    print(coroutine, type(made).__name__, run(made) if coroutine else made, ns.get('a'))
    ns = {'Now': Now, 'Items': Items, 'Manager': Manager}
    made = types.FunctionType(code, ns)()
    print(run(made) if coroutine else made, ns.get('a'))
for text in ('def f(): await x', 'lambda: await x', 'class C: await x', '[await x for y in z]', 'return await x', 'yield 1', 'async def f(): yield from x'):
    try: compile(text, 'f', 'exec', FLAG); print('compiles')
    except SyntaxError as e: print(e.msg)
# expect: 'await' outside function
# expect: True coroutine 3 None
# expect: 3 None
# expect: 'await' outside function
# expect: True coroutine None 4
# expect: None 4
# expect: 'await' outside function
# expect: True coroutine None 5
# expect: None 5
# expect: 'async for' outside async function
# expect: True coroutine None 2
# expect: None 2
# expect: 'async with' outside async function
# expect: True coroutine None in
# expect: None in
# expect: asynchronous comprehension outside of an asynchronous function
# expect: True coroutine None [6, 7]
# expect: None [6, 7]
# expect: asynchronous comprehension outside of an asynchronous function
# expect: True coroutine None {8: [8]}
# expect: None {8: [8]}
# expect: compiles
# expect: False NoneType None 1
# expect: None 1
# expect: 'await' outside function
# expect: True coroutine None 2
# expect: None 2
# expect: 'await' outside async function
# expect: 'await' outside async function
# expect: 'await' outside function
# expect: compiles
# expect: 'return' outside function
# expect: 'yield' outside function
# expect: 'yield from' inside async function
