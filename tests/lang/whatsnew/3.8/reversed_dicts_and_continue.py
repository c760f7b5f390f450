# Dictionaries reverse; continue is allowed in finally (with a warning since 3.14).
import warnings; warnings.simplefilter("ignore")
d = dict(a=1, b=2); print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())))
exec("out = []\nfor i in range(3):\n  try: 1 / (i - 1)\n  except ZeroDivisionError: pass\n  finally:\n    out.append(i)\n    continue\nprint(out)")
# expect: ['b', 'a'] [2, 1] [('b', 2), ('a', 1)]
# expect: [0, 1, 2]
