# What the program can ask of the interpreter.
import sys, ast
print(sys.version_info[:2] == (3, 14), sys._is_interned("abc"), sys._is_immortal(None), sys.flags.optimize)
try: ast.Num
except AttributeError as e: print(e)
print(ast.Constant(5).value, ast.compare(ast.parse("1+x"), ast.parse("1 + x")), ast.dump(ast.Name("x", ast.Load())))
# expect: True True True 0
# expect: module 'ast' has no attribute 'Num'
# expect: 5 True Name(id='x', ctx=Load())
