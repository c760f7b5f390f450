# eval and exec take globals by keyword; comprehensions see the dict of exec.
ns = {"n": 3}
exec("r = [n * i for i in range(n)]\ng = lambda: n", ns); print(ns["r"], ns["g"]())
loc = {}; exec("a = 1\nb = [a for _ in range(2)]", globals=ns, locals=loc); print(loc)
# expect: [0, 3, 6] 3
# expect: {'a': 1, 'b': [1, 1]}
