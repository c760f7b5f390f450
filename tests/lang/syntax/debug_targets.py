# __debug__ is no target of annotations and class patterns; what double keywords that are no strings raise.
for s in ['__debug__: int','(__debug__): int','__debug__: int = 3','match x:\n case Foo(a, __debug__=1, b=2): pass','match x:\n case Foo(__debug__=1): pass','def f():\n __debug__: int', 'match x:\n case {"a": 1, **__debug__}: pass','match x:\n case __debug__: pass','class A:\n __debug__: int']:
    try: compile(s,'f','exec'); print(repr(s),'ok')
    except SyntaxError as e: print(repr(s),e.msg,e.lineno,e.offset,e.end_lineno,e.end_offset)
def f(**k): pass
for a in ({1:3},{1:5}),({'a':1},{'a':2}),({1:1},{}),({},{1:2}):
    try: f(**a[0],**a[1])
    except TypeError as e: print(e)
try: f(**{1:1},x=1)
except TypeError as e: print(e)
try: f(x=1,**{1:1})
except TypeError as e: print(e)
try: f(**{(1,):1},**{(1,):1})
except TypeError as e: print(e)
# expect: '__debug__: int' cannot assign to __debug__ 1 1 1 10
# expect: '(__debug__): int' ok
# expect: '__debug__: int = 3' cannot assign to __debug__ 1 1 1 10
# expect: 'match x:\n case Foo(a, __debug__=1, b=2): pass' cannot assign to __debug__ 2 24 2 25
# expect: 'match x:\n case Foo(__debug__=1): pass' cannot assign to __debug__ 2 21 2 22
# expect: 'def f():\n __debug__: int' cannot assign to __debug__ 2 2 2 11
# expect: 'match x:\n case {"a": 1, **__debug__}: pass' cannot assign to __debug__ 2 7 2 28
# expect: 'match x:\n case __debug__: pass' cannot assign to __debug__ 2 7 2 16
# expect: 'class A:\n __debug__: int' cannot assign to __debug__ 2 2 2 11
# expect: __main__.f() got multiple values for keyword argument '1'
# expect: __main__.f() got multiple values for keyword argument 'a'
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keywords must be strings
# expect: __main__.f() got multiple values for keyword argument '(1,)'
