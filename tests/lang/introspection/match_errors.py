# What patterns may be: errors that the compiler finds.
for text in ('case {1: a, 1: b}: pass', 'case {-1: a, -1: b}: pass', 'case C(x=1, x=2): pass', 'case {"a": 1, **a}: pass', 'case (a, a): pass', 'case [*a, *b]: pass', 'case a: pass\n  case b: pass', 'case f"x": pass', 'case C(a, b, x=c): pass'):
    try: compile('match 0:\n  ' + text, 'm', 'exec')
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
    else: print('compiles', text)
class A: __match_args__ = ('x', 'y')
# expect: mapping pattern checks duplicate key (1) 2 8 20
# expect: mapping pattern checks duplicate key (-1) 2 8 22
# expect: attribute name repeated in class pattern: x 2 17 18
# expect: compiles case {"a": 1, **a}: pass
# expect: multiple assignments to name 'a' in pattern 2 12 13
# expect: multiple starred names in sequence pattern 2 8 16
# expect: name capture 'a' makes remaining patterns unreachable 2 8 9
# expect: patterns may only match literals and attribute lookups 2 8 12
# expect: compiles case C(a, b, x=c): pass
