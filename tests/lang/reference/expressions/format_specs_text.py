# The format language for strings, and str.format's fields.
print(f"{'ab':5}|{'ab':>5}|{'ab':^5}|{'ab':*<5}|{'abcdef':.3}|{'abc':6.2}|{'é':>3}")
for spec in ("d", "+", "=5", "05", ",", "#", " ", ".", "5.2.1", "z"):
    try: print(format("x", spec))
    except ValueError as e: print(spec, "|", e)
print("{0.real} {0.imag} {1[k]} {1[k]!r:>5} {2[0]}".format(1 + 2j, {"k": "v"}, [7]), "{:{}}".format("a", 4), "{{}}".format(), "{a.b}".format(a=type("T", (), {"b": 1})))
for s, a in (("{}{1}", (1, 2)), ("{2}", (1,)), ("{x}", ()), ("{", ()), ("}", ()), ("{0[}", (1,)), ("{0.}", (1,)), ("{!x}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{0[a]}", ([1],)), ("{0.zz}", (1,))):
    try: print(s.format(*a))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as e: print(s, "|", type(e).__name__, e)
# expect: ab   |   ab| ab  |ab***|abc|ab    |  é
# expect: d | Unknown format code 'd' for object of type 'str'
# expect: + | Sign not allowed in string format specifier
# expect: =5 | '=' alignment not allowed in string format specifier
# expect: x0000
# expect: , | Cannot specify ',' with 's'.
# expect: # | Alternate form (#) not allowed in string format specifier
# expect:   | Space not allowed in string format specifier
# expect: . | Format specifier missing precision
# expect: 5.2.1 | Invalid format specifier '5.2.1' for object of type 'str'
# expect: z | Negative zero coercion (z) not allowed in string format specifier
# expect: 1.0 2.0 v   'v' 7 a    {} 1
# expect: {}{1} | ValueError cannot switch from automatic field numbering to manual field specification
# expect: {2} | IndexError Replacement index 2 out of range for positional args tuple
# expect: {x} | KeyError 'x'
# expect: { | ValueError Single '{' encountered in format string
# expect: } | ValueError Single '}' encountered in format string
# expect: {0[} | ValueError expected '}' before end of string
# expect: {0.} | ValueError Empty attribute in format string
# expect: {!x} | ValueError Unknown conversion specifier x
# expect: {:{:{}}} | ValueError Max string recursion exceeded
# expect: {0[a]} | TypeError list indices must be integers or slices, not str
# expect: {0.zz} | AttributeError 'int' object has no attribute 'zz'
