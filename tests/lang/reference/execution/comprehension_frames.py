# Comprehensions are inlined, generator expressions are not; class level ones see no class names.
import sys
def f(): return [sys._getframe().f_code.co_name for _ in range(1)], list(sys._getframe().f_code.co_name for _ in range(1))
print(f())
print([sys._getframe().f_code.co_name for _ in (1,)])
class C: r = [sys._getframe().f_code.co_name for _ in (1,)]
print(C.r)
# expect: (['f'], ['<genexpr>'])
# expect: ['<module>']
# expect: ['C']
