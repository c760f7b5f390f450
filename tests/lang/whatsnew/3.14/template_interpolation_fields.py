# string.templatelib: what a Template and an Interpolation carry, and what they refuse.
from string.templatelib import Template, Interpolation, convert
width, name = 8, "krait"
t = t"<{name!r:>{width}}>{width}"
print(t.strings, t.values)
first, second = t.interpolations
print(first.value, first.expression, first.conversion, repr(first.format_spec))
print(second.value, second.expression, second.conversion, repr(second.format_spec))
print([type(part).__name__ for part in t])
print(Template("a", "b", Interpolation(1, "one"), "c").strings)
print((t + t"!").strings)
try:
    t + "text"
except TypeError as e:
    print(e)
try:
    first.value = 2
except AttributeError as e:
    print(e)
match second:
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, spec == "")
print(convert("é", "a"), convert("é", "r"), convert("é", "s"), convert(5, None))
# expect: ('<', '>', '') ('krait', 8)
# expect: krait name r '>8'
# expect: 8 width None ''
# expect: ['str', 'Interpolation', 'str', 'Interpolation']
# expect: ('ab', 'c')
# expect: ('<', '>', '!')
# expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# expect: readonly attribute
# expect: 8 width None True
# expect: '\xe9' 'é' é 5
