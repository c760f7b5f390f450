# `is` with literals warns.
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    for source in ("x is 1", "x is not 'a'", "x is ()", "x is None", "x is ...", "x is True", "1 is x", "x is -1", "x is (1, 2)", "x is b''"):
        compile(source, "<s>", "eval")
for m in w: print(m.message, m.lineno)
# expect: "is" with 'int' literal. Did you mean "=="? 1
# expect: "is not" with 'str' literal. Did you mean "!="? 1
# expect: "is" with 'tuple' literal. Did you mean "=="? 1
# expect: "is" with 'int' literal. Did you mean "=="? 1
# expect: "is" with 'tuple' literal. Did you mean "=="? 1
# expect: "is" with 'bytes' literal. Did you mean "=="? 1
