# Slices with extended parts, tuples of them and objects for indices.
class S:
    def __getitem__(self, k): return k
s = S()
print(s[1:2], s[::], s[1:2, ::3], s[..., 1], s[:, :2], s[()], s[1,], s[*[1, 2]], s[*(), 3])
print(s[1:2] == slice(1, 2, None), s["a":"b"])
for source in ("s[]", "s[1:2:3:4]", "s[*]", "s[**a]", "s[a=1]", "s[x:=1]", "s[x:=1:2]"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: slice(1, 2, None) slice(None, None, None) (slice(1, 2, None), slice(None, None, 3)) (Ellipsis, 1) (slice(None, None, None), slice(None, 2, None)) () (1,) (1, 2) (3,)
# expect: True slice('a', 'b', None)
# expect: s[] | invalid syntax
# expect: s[1:2:3:4] | invalid syntax
# expect: s[*] | Invalid star expression
# expect: s[**a] | invalid syntax
# expect: s[a=1] | invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# expect: 1
# expect: s[x:=1:2] | invalid syntax
