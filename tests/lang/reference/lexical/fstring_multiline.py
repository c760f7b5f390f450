# Triple quoted ones span lines, and so do their fields, comments included.
a = 5
s = f"""sum: {
    a  # the first
    + 1
}
and {a}"""
print(repr(s))
print(f"{
    a
    * 2
}")
print(f'''{
a
:>4}''', f"{a:>{
6}}")
# expect: 'sum: 6\nand 5'
# expect: 10
# expect:    5      5
