# x if c else y evaluates the condition first and only one of the arms.
log = []
def e(n): log.append(n); return n
print(e("a") if e(1) else e("b"), e("a") if e(0) else e("b"), log)
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) if 1 else 3, [i if i % 2 else -i for i in range(5)], (lambda: 1 if 0 else 2)())
def sign(n): return "neg" if n < 0 else "zero" if n == 0 else "pos"
print([sign(i % 3 - 1) for i in range(60)][:4])
try: compile("1 if 2", "s", "eval")
except SyntaxError as x: print(x.msg)
try: compile("1 if 2 else pass", "s", "eval")
except SyntaxError as x: print(x.msg)
# expect: a b [1, 'a', 0, 'b']
# expect: 3 1 [0, 1, -2, 3, -4] 2
# expect: ['neg', 'zero', 'pos', 'neg']
# expect: expected 'else' after 'if' expression
# expect: expected expression after 'else', but statement is given
