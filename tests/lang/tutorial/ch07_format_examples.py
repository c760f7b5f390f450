# str.format and f-strings with fields, keywords and alignment.
print("{0} and {1} and {0}".format("a", "b"), "{x:>5}|{y:<5}|{z:^5}".format(x=1, y=2, z=3), "{0[k]:d} {1.real}".format({"k": 5}, 2))
for x in range(1, 4): print(f"{x:2d} {x * x:3d} {x ** 3:4d}")
print("12".zfill(5), "-3.14".zfill(7), "%5.3f" % 3.14159, f"{1234567.891:,.2f} {0.5:.1%} {255:#x} {255:b} {1e10:g}")
for bad in ("{", "}", "{0} {}", "{} {0}", "{a", "{0!z}", "{0.}", "{0[}", "{1}", "{k}"):
    try:
        bad.format(1)
    except (ValueError, IndexError, KeyError) as e:
        print(bad, "|", type(e).__name__, e)
# expect: a and b and a     1|2    |  3   5 2
# expect:  1   1    1
# expect:  2   4    8
# expect:  3   9   27
# expect: 00012 -003.14 3.142 1,234,567.89 50.0% 0xff 11111111 1e+10
# expect: { | ValueError Single '{' encountered in format string
# expect: } | ValueError Single '}' encountered in format string
# expect: {0} {} | ValueError cannot switch from manual field specification to automatic field numbering
# expect: {} {0} | ValueError cannot switch from automatic field numbering to manual field specification
# expect: {a | ValueError expected '}' before end of string
# expect: {0!z} | ValueError Unknown conversion specifier z
# expect: {0.} | ValueError Empty attribute in format string
# expect: {0[} | ValueError expected '}' before end of string
# expect: {1} | IndexError Replacement index 1 out of range for positional args tuple
# expect: {k} | KeyError 'k'
