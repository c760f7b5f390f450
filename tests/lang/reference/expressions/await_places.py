# await is an expression of its own rank, in async functions only.
import ast
print(ast.unparse(ast.parse("async def f():\n    return await a ** 2, -await b, await c.d(), await (e)", mode="exec")))
for source in ("def f(): await x", "await x", "async def f(): await", "async def f(): return await await x", "async def f(): [await x for x in y]", "def f(): [await x for x in y]", "async def f(): lambda: await x", "class A:\n  await x", "async def f():\n  def g(): await x"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: async def f():
# expect:     return (await a ** 2, -await b, await c.d(), await e)
# expect: def f(): await x | 'await' outside async function
# expect: await x | 'await' outside function
# expect: async def f(): await | invalid syntax
# expect: async def f(): return await await x | invalid syntax
# expect: ok async def f(): [await x for x in y]
# expect: def f(): [await x for x in y] | asynchronous comprehension outside of an asynchronous function
# expect: async def f(): lambda: await x | 'await' outside async function
# expect: class A:
# expect:   await x | 'await' outside function
# expect: async def f():
# expect:   def g(): await x | 'await' outside async function
