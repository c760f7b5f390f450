# return gives None without an expression, and tuples without parentheses.
def a(): return
def b(): return 1,
def c(x):
    if x: return "early"
def d(): return *range(3), "end"
def e():
    for i in range(10):
        while True:
            try: return i
            finally: log.append(i)
log = []
print(a(), b(), c(1), c(0), d(), e(), log)
for source in ("return 1", "class C: return 1", "if 1: return", "[return]", "lambda: return", "async def f():\n yield\n return 1"):
    try: compile(source, "s", "exec")
    except SyntaxError as x: print(x.msg)
# expect: None (1,) early None (0, 1, 2, 'end') 0 [0]
# expect: 'return' outside function
# expect: 'return' outside function
# expect: 'return' outside function
# expect: invalid syntax
# expect: invalid syntax
# expect: 'return' with value in async generator
