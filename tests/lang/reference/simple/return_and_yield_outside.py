# return and yield belong into functions, break and continue into loops.
for source in ("return", "yield", "class A: return 1", "class A: yield", "break", "continue", "if 1: break", "def f(): break", "for x in y:\n  def f(): continue", "while 1:\n  class A: break", "async def f():\n  yield 1\n  return 2", "async def f(): yield from x", "lambda: (yield)", "[(yield) for x in y]", "def f(): [(yield) for x in y]", "def f(): ((yield) for x in y)", "[x for x in (yield)]", "def f(): [x for x in (yield)]"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
# expect: 'return' | 'return' outside function
# expect: 'yield' | 'yield' outside function
# expect: 'class A: return 1' | 'return' outside function
# expect: 'class A: yield' | 'yield' outside function
# expect: 'break' | 'break' outside loop
# expect: 'continue' | 'continue' not properly in loop
# expect: 'if 1: break' | 'break' outside loop
# expect: 'def f(): break' | 'break' outside loop
# expect: 'for x in y:\n  def f(): continue' | 'continue' not properly in loop
# expect: 'while 1:\n  class A: break' | 'break' outside loop
# expect: 'async def f():\n  yield 1\n  return 2' | 'return' with value in async generator
# expect: 'async def f(): yield from x' | 'yield from' inside async function
# expect: ok lambda: (yield)
# expect: '[(yield) for x in y]' | 'yield' inside list comprehension
# expect: 'def f(): [(yield) for x in y]' | 'yield' inside list comprehension
# expect: 'def f(): ((yield) for x in y)' | 'yield' inside generator expression
# expect: '[x for x in (yield)]' | 'yield' outside function
# expect: ok def f(): [x for x in (yield)]
