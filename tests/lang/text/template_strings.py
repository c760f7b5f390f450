# t-strings: Template and Interpolation.
x = 5; w = 3
t = t'a{x}b{2!r:>5}{x + 1:{w}}'
print(t, repr(t)); print(t.strings, t.interpolations, t.values, type(t), type(t).__mro__)
i = t.interpolations[1]; print(i, i.value, i.expression, i.conversion, i.format_spec, type(i))
print(list(t), t + t'c{1}', len(list(t'')), t'' , t'lit' t'{1}' )
T, I = type(t), type(i)
print(T('a', I(1, 'x'), 'b', 'c', I(2), I(3, 'y', 's', '>3')), T(), T('x').strings, I(5), I(1, conversion=None, expression='q'))
for f in (lambda: T(5), lambda: t + 'a', lambda: 'a' + t, lambda: t + 5, lambda: I(), lambda: I(1, 2), lambda: I(1, 'a', 'z'), lambda: I(1, 'a', 5), lambda: I(1, 'a', None, 5), lambda: setattr(t, 'strings', 1), lambda: t[0], lambda: T(x=1), lambda: len(t), lambda: setattr(t, 'z', 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
match i:
    case I(v, e, c, s): print(v, e, c, s)
print(I.__match_args__, t == t, t == t'a{x}b{2!r:>5}{x + 1:{w}}', hash(t) == hash(t))
it = iter(t); print(next(it), next(it), type(it).__name__, iter(it) is it)
print(T.__module__, I.__module__, f'{t}'[:8], t'{x=}', t'{ x }', t'{x!s:}', t'{{}}', rt'\n{x}')
def f(n): return t'{n}'
print(f(3).values, t'{f(2)}'.values[0].values)
try:
    class S(T): pass
except TypeError as e: print(e)
# expect: Template(strings=('a', 'b', '', ''), interpolations=(Interpolation(5, 'x', None, ''), Interpolation(2, '2', 'r', '>5'), Interpolation(6, 'x + 1', None, '3'))) Template(strings=('a', 'b', '', ''), interpolations=(Interpolation(5, 'x', None, ''), Interpolation(2, '2', 'r', '>5'), Interpolation(6, 'x + 1', None, '3')))
# expect: ('a', 'b', '', '') (Interpolation(5, 'x', None, ''), Interpolation(2, '2', 'r', '>5'), Interpolation(6, 'x + 1', None, '3')) (5, 2, 6) <class 'string.templatelib.Template'> (<class 'string.templatelib.Template'>, <class 'object'>)
# expect: Interpolation(2, '2', 'r', '>5') 2 2 r >5 <class 'string.templatelib.Interpolation'>
# expect: ['a', Interpolation(5, 'x', None, ''), 'b', Interpolation(2, '2', 'r', '>5'), Interpolation(6, 'x + 1', None, '3')] Template(strings=('a', 'b', '', 'c', ''), interpolations=(Interpolation(5, 'x', None, ''), Interpolation(2, '2', 'r', '>5'), Interpolation(6, 'x + 1', None, '3'), Interpolation(1, '1', None, ''))) 0 Template(strings=('',), interpolations=()) Template(strings=('lit', ''), interpolations=(Interpolation(1, '1', None, ''),))
# expect: Template(strings=('a', 'bc', '', ''), interpolations=(Interpolation(1, 'x', None, ''), Interpolation(2, '', None, ''), Interpolation(3, 'y', 's', '>3'))) Template(strings=('',), interpolations=()) ('x',) Interpolation(5, '', None, '') Interpolation(1, 'q', None, '')
# expect: TypeError Template.__new__ *args need to be of type 'str' or 'Interpolation', got int
# expect: TypeError can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# expect: TypeError can only concatenate str (not "string.templatelib.Template") to str
# expect: TypeError can only concatenate string.templatelib.Template (not "int") to string.templatelib.Template
# expect: TypeError Interpolation() missing required argument 'value' (pos 1)
# expect: TypeError Interpolation() argument 'expression' must be str, not int
# expect: ValueError Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'
# expect: TypeError Interpolation() argument 'conversion' must be str, not int
# expect: TypeError Interpolation() argument 'format_spec' must be str, not int
# expect: AttributeError readonly attribute
# expect: TypeError 'string.templatelib.Template' object is not subscriptable
# expect: TypeError Template.__new__ only accepts *args arguments
# expect: TypeError object of type 'string.templatelib.Template' has no len()
# expect: AttributeError 'string.templatelib.Template' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: 2 2 r >5
# expect: ('value', 'expression', 'conversion', 'format_spec') True False True
# expect: a Interpolation(5, 'x', None, '') TemplateIter True
# expect: string.templatelib string.templatelib Template Template(strings=('x=', ''), interpolations=(Interpolation(5, 'x', 'r', ''),)) Template(strings=('', ''), interpolations=(Interpolation(5, ' x ', None, ''),)) Template(strings=('', ''), interpolations=(Interpolation(5, 'x', 's', ''),)) Template(strings=('{}',), interpolations=()) Template(strings=('\\n', ''), interpolations=(Interpolation(5, 'x', None, ''),))
# expect: (3,) (2,)
# expect: type 'string.templatelib.Template' is not an acceptable base type
