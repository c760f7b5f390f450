# A number may touch a keyword that follows, with a warning.
import warnings
for source in ["1if 1else 2", "0x1for x in ()", "[1for _ in (1,)]", "1or 2", "1in (1,)", "0xfor 2", "1.and 2", "1and 2", "1not in ()", "1is 1", "1jif 1else 2"]:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            print(source, eval(source), [str(w.message) for w in seen])
        except SyntaxError as e:
            print(source, e.msg)
# expect: 1if 1else 2 1 ['invalid decimal literal', 'invalid decimal literal']
# expect: 0x1for x in () 31 ['invalid hexadecimal literal']
# expect: [1for _ in (1,)] [1] ['invalid decimal literal']
# expect: 1or 2 1 ['invalid decimal literal']
# expect: 1in (1,) True ['invalid decimal literal']
# expect: 0xfor 2 15 ['invalid hexadecimal literal']
# expect: 1.and 2 2 ['invalid decimal literal']
# expect: 1and 2 2 ['invalid decimal literal']
# expect: 1not in () True ['invalid decimal literal']
# expect: 1is 1 True ['invalid decimal literal', '"is" with \'int\' literal. Did you mean "=="?']
# expect: 1jif 1else 2 1j ['invalid imaginary literal', 'invalid decimal literal']
