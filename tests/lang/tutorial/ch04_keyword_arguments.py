# Keyword arguments: valid and invalid calls, *names and **words.
def parrot(voltage, state='a stiff', action='voom', type='Norwegian Blue'): return voltage, state, action, type
print(parrot(1000), parrot(voltage=1000000, action='VOOOOOM'), parrot('a million', 'bereft of life', 'jump'))
for bad in ("parrot()", "parrot(110, voltage=220)", "parrot(actor='John Cleese')"):
    try: eval(bad)
    except TypeError as e: print(e)
try: compile("parrot(voltage=5.0, 'dead')", "s", "eval")
except SyntaxError as e: print(e.msg)
def shop(kind, *arguments, **keywords): return kind, arguments, list(keywords.items())
print(shop("Limburger", "It's very runny", "really", shopkeeper="Michael", client="John"))
# expect: (1000, 'a stiff', 'voom', 'Norwegian Blue') (1000000, 'a stiff', 'VOOOOOM', 'Norwegian Blue') ('a million', 'bereft of life', 'jump', 'Norwegian Blue')
# expect: parrot() missing 1 required positional argument: 'voltage'
# expect: parrot() got multiple values for argument 'voltage'
# expect: parrot() got an unexpected keyword argument 'actor'. Did you mean 'action'?
# expect: positional argument follows keyword argument
# expect: ('Limburger', ("It's very runny", 'really'), [('shopkeeper', 'Michael'), ('client', 'John')])
