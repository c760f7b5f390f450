# Suggestions for keyword arguments, and hints for modules of one's own name.
def f(maximum, *, minimum=0): pass
for code in ("f(1, minimun=2)", "f(maximun=1)", "f(1, q=2)", "''.split(max_split=1)", "print(sepp='')", "dict(a=1).pop(k=1)"):
    try: eval(code)
    except TypeError as e: print(e)
# expect: f() got an unexpected keyword argument 'minimun'. Did you mean 'minimum'?
# expect: f() got an unexpected keyword argument 'maximun'. Did you mean 'maximum'?
# expect: f() got an unexpected keyword argument 'q'
# expect: split() got an unexpected keyword argument 'max_split'. Did you mean 'maxsplit'?
# expect: print() got an unexpected keyword argument 'sepp'. Did you mean 'sep'?
# expect: dict.pop() takes no keyword arguments
