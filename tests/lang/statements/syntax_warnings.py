# SyntaxWarnings of the compiler.
import warnings
for s in ["x is 1","x is not 'a'","1 is x is 2","x is None","assert (1,2)","assert ()","(1,2)(3)","'a'(1)","None[1]","[1]['a']","'x'[1.5]","{1}[2]","f'{x}'()","{}[1]","(lambda: 1)()","[1][2,3]","def f():\n try: pass\n finally:\n  return 1","while 1:\n try: pass\n finally:\n  break","while 1:\n try: pass\n finally:\n  continue","def f():\n try: pass\n finally:\n  for x in y: break","def f():\n try: pass\n finally:\n  try: pass\n  finally: x is 1", "if x is 3: pass","...()","1[2]","x[1,2]"]:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        compile(s,'<t>','exec')
        print(repr(s), [(x.category.__name__, str(x.message), x.lineno) for x in w])
warnings.simplefilter('error')
try: compile("x is 1",'<t>','exec')
except SyntaxError as e: print(e.msg,e.lineno,e.offset)
# expect: 'x is 1' [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 1)]
# expect: "x is not 'a'" [('SyntaxWarning', '"is not" with \'str\' literal. Did you mean "!="?', 1)]
# expect: '1 is x is 2' [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 1)]
# expect: 'x is None' []
# expect: 'assert (1,2)' [('SyntaxWarning', 'assertion is always true, perhaps remove parentheses?', 1)]
# expect: 'assert ()' []
# expect: '(1,2)(3)' [('SyntaxWarning', "'tuple' object is not callable; perhaps you missed a comma?", 1)]
# expect: "'a'(1)" [('SyntaxWarning', "'str' object is not callable; perhaps you missed a comma?", 1)]
# expect: 'None[1]' [('SyntaxWarning', "'NoneType' object is not subscriptable; perhaps you missed a comma?", 1)]
# expect: "[1]['a']" [('SyntaxWarning', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 1)]
# expect: "'x'[1.5]" [('SyntaxWarning', 'str indices must be integers or slices, not float; perhaps you missed a comma?', 1)]
# expect: '{1}[2]' [('SyntaxWarning', "'set' object is not subscriptable; perhaps you missed a comma?", 1)]
# expect: "f'{x}'()" [('SyntaxWarning', "'str' object is not callable; perhaps you missed a comma?", 1)]
# expect: '{}[1]' []
# expect: '(lambda: 1)()' []
# expect: '[1][2,3]' [('SyntaxWarning', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 1)]
# expect: 'def f():\n try: pass\n finally:\n  return 1' [('SyntaxWarning', "'return' in a 'finally' block", 4)]
# expect: 'while 1:\n try: pass\n finally:\n  break' [('SyntaxWarning', "'break' in a 'finally' block", 4)]
# expect: 'while 1:\n try: pass\n finally:\n  continue' [('SyntaxWarning', "'continue' in a 'finally' block", 4)]
# expect: 'def f():\n try: pass\n finally:\n  for x in y: break' []
# expect: 'def f():\n try: pass\n finally:\n  try: pass\n  finally: x is 1' [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 5)]
# expect: 'if x is 3: pass' [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 1)]
# expect: '...()' [('SyntaxWarning', "'ellipsis' object is not callable; perhaps you missed a comma?", 1)]
# expect: '1[2]' [('SyntaxWarning', "'int' object is not subscriptable; perhaps you missed a comma?", 1)]
# expect: 'x[1,2]' []
# expect: "is" with 'int' literal. Did you mean "=="? 1 1
