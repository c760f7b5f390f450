# All operators and delimiters, split as the longest token.
import tokenize, io
source = "+ - * ** / // % @ << >> & | ^ ~ := < > <= >= == != ( ) [ ] { } , : . ; = -> += -= *= /= //= %= @= &= |= ^= >>= <<= **= ... !"
names = [t.string for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type == tokenize.OP]
print(len(names), " ".join(names) == source)
x = 5
x-=-1
print(x, x--1, x**-1, x<-x, not-x, 7//-2, -x**2, ~-x, x if x else-x)
print([1,2][-1], {1:2}[1], (...) is Ellipsis, 1if x else 2 if 0 else 3)
# expect: 48 True
# expect: 6 7 0.16666666666666666 False False -4 -36 5 6
# expect: 2 2 True 1
