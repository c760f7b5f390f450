# Every combination of prefixes in every case.
for source in ["'a'", "u'a'", "U'a'", "r'\\n'", "R'\\n'", "b'a'", "B'a'", "br'\\n'", "bR'\\n'", "Br'\\n'", "BR'\\n'", "rb'\\n'",
               "Rb'\\n'", "rB'\\n'", "f'{1}'", "F'{1}'", "fr'\\n{1}'", "rf'\\n{1}'", "Rf'\\n{1}'", "fR'\\n{1}'"]:
    print(source, eval(source))
for source in ["ur'a'", "ub'a'", "bu'a'", "fb'a'", "bf'a'", "rr'a'", "uf'a'", "tf'a'", "tb'a'"]:
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, e.msg)
# expect: 'a' a
# expect: u'a' a
# expect: U'a' a
# expect: r'\n' \n
# expect: R'\n' \n
# expect: b'a' b'a'
# expect: B'a' b'a'
# expect: br'\n' b'\\n'
# expect: bR'\n' b'\\n'
# expect: Br'\n' b'\\n'
# expect: BR'\n' b'\\n'
# expect: rb'\n' b'\\n'
# expect: Rb'\n' b'\\n'
# expect: rB'\n' b'\\n'
# expect: f'{1}' 1
# expect: F'{1}' 1
# expect: fr'\n{1}' \n1
# expect: rf'\n{1}' \n1
# expect: Rf'\n{1}' \n1
# expect: fR'\n{1}' \n1
# expect: ur'a' 'u' and 'r' prefixes are incompatible
# expect: ub'a' 'u' and 'b' prefixes are incompatible
# expect: bu'a' 'u' and 'b' prefixes are incompatible
# expect: fb'a' 'b' and 'f' prefixes are incompatible
# expect: bf'a' 'b' and 'f' prefixes are incompatible
# expect: rr'a' invalid syntax
# expect: uf'a' 'u' and 'f' prefixes are incompatible
# expect: tf'a' 'f' and 't' prefixes are incompatible
# expect: tb'a' 'b' and 't' prefixes are incompatible
