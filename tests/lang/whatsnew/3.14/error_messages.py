# Better messages of 3.14.
for src in ("whille True:\n pass", "x = 1 if True else pass", "x = 1 if True else break", "if x: pass\nelse: pass\nelif y: pass", "'a' b'b'", "The interesting object \"The important object\" is very important" if False else "\"The \"thing\" is\"", "import ast as arr[0]", "async def f():\n  [x async for x in y] = 1", "ab'x'", "with open(x) as f, :\n pass", "for x in y: pas\nels: pass", "clas C: pass", "form a import b", "retrun 1", "def f(): retur 1", "wile x: pass", "fro x in y: pass", "tyr:\n pass", "x = lamda: 1", "imprt os", "a = nto b", "assert (x, y) = 1", "del f(), x", "case 1: pass"):
    try: compile(src, "s", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), "|", e.msg)
for code in ("{}[[]]", "{[]: 1}", "{{}}", "set().add([])", "dict.fromkeys([[]])", "int('x' * 10)", "with_ = 1; [] in {}", "{1: 2}[{}]", "[1, 2] in {1}", "frozenset([[]])"):
    try: exec(code)
    except Exception as e: print(code, "|", type(e).__name__, e)
class A:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class B:
    def __enter__(self): pass
    def __exit__(self, *a): pass
try:
    with A(): pass
except TypeError as e: print(e)
async def f():
    async with B(): pass
try: f().send(None)
except TypeError as e: print(e)
# expect: 'whille True:\n pass' | invalid syntax
# expect: 'x = 1 if True else pass' | expected expression after 'else', but statement is given
# expect: 'x = 1 if True else break' | expected expression after 'else', but statement is given
# expect: 'if x: pass\nelse: pass\nelif y: pass' | 'elif' block follows an 'else' block
# expect: "'a' b'b'" | cannot mix bytes and nonbytes literals
# expect: '"The "thing" is"' | invalid syntax. Is this intended to be part of the string?
# expect: 'import ast as arr[0]' | cannot use subscript as import target
# expect: 'async def f():\n  [x async for x in y] = 1' | cannot assign to list comprehension here. Maybe you meant '==' instead of '='?
# expect: "ab'x'" | invalid syntax
# expect: 'with open(x) as f, :\n pass' | invalid syntax
# expect: 'for x in y: pas\nels: pass' | invalid syntax
# expect: 'clas C: pass' | invalid syntax
# expect: 'form a import b' | invalid syntax
# expect: 'retrun 1' | invalid syntax
# expect: 'def f(): retur 1' | invalid syntax
# expect: 'wile x: pass' | invalid syntax
# expect: 'fro x in y: pass' | invalid syntax
# expect: 'tyr:\n pass' | invalid syntax
# expect: 'x = lamda: 1' | invalid syntax
# expect: 'imprt os' | invalid syntax
# expect: 'a = nto b' | invalid syntax
# expect: 'assert (x, y) = 1' | invalid syntax
# expect: 'del f(), x' | cannot delete function call
# expect: 'case 1: pass' | invalid syntax
# expect: {}[[]] | TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: {[]: 1} | TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: {{}} | TypeError cannot use 'dict' as a set element (unhashable type: 'dict')
# expect: set().add([]) | TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: dict.fromkeys([[]]) | TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: int('x' * 10) | ValueError invalid literal for int() with base 10: 'xxxxxxxxxx'
# expect: with_ = 1; [] in {} | TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: {1: 2}[{}] | TypeError cannot use 'dict' as a dict key (unhashable type: 'dict')
# expect: [1, 2] in {1} | TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: frozenset([[]]) | TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: 'A' object does not support the context manager protocol (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?
# expect: 'B' object does not support the asynchronous context manager protocol (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?
