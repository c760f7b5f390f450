# Comments and blank lines make no statements; their indentation means nothing.
import ast
print(ast.dump(ast.parse("# a\n\n      # b\n\t\n")))
print(len(ast.parse("x = 1\n      # deep\ny = 2\n").body))
def f():
    return 1
  # comment at an odd level
    return 2
print(f())
# expect: Module()
# expect: 2
# expect: 1
