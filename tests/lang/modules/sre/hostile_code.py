# Code lists that re/_compiler.py could not have made are refused.
import _sre
good = [14, 4, 0, 0, 4294967295, 23, 9, 0, 4294967295, 17, 0, 16, 97, 17, 1, 18, 1]  # (?:(a))*
print(_sre.compile('(a)*', 32, good, 1, {}, (None, None)).match('aab').regs)
for e in ["_sre.compile('', 0, [], 0, {}, ())", "_sre.compile('', 0, [99, 1], 0, {}, ())",
          "_sre.compile('', 0, good[:-1], 1, {}, ())", "_sre.compile('', 0, good, 0, {}, ())",
          "_sre.compile('', 0, good, -1, {}, ())", "_sre.compile('', 0, [13, 100, 1], 0, {}, ())",
          "_sre.compile('', 0, [24, 5, 3, 2, 2, 1, 1], 0, {}, ())", "_sre.compile('', 0, [7, 4, 15, 2, 0, 1], 0, {}, ())",
          "_sre.compile('', 0, ['x'], 0, {}, ())", "_sre.compile('', 0, [-1], 0, {}, ())",
          "_sre.compile('', 0, [2**32], 0, {}, ())", "_sre.compile('', 0, (1,), 0, {}, ())",
          "_sre.compile(1, 0, [1], 0, {}, ())", "_sre.compile('', 0, [4, 6] * 100000 + [1], 0, {}, ())",
          "_sre.template(1, [])", "_sre.template(_sre.compile('', 0, [1], 0, {}, ()), ['a', -1, 'b'])"]:
    try: print(e, eval(e))
    except (RuntimeError, TypeError, OverflowError) as x: print(e, type(x).__name__, x)
p = _sre.compile('(?:a|bb)*c', 32, [14, 4, 0, 1, 4294967295, 23, 17, 0, 4294967295, 7, 5, 16, 97, 15, 9, 7, 16, 98, 16, 98, 15, 2, 0, 18, 16, 99, 1], 0, {}, (None,))
print(p.match('abb' * 100000), p.match('abb' * 100000 + 'c').end())  # no recursion
# expect: ((0, 2), (1, 2))
# expect: _sre.compile('', 0, [], 0, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, [99, 1], 0, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, good[:-1], 1, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, good, 0, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, good, -1, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, [13, 100, 1], 0, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, [24, 5, 3, 2, 2, 1, 1], 0, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, [7, 4, 15, 2, 0, 1], 0, {}, ()) RuntimeError invalid SRE code
# expect: _sre.compile('', 0, ['x'], 0, {}, ()) TypeError an integer is required
# expect: _sre.compile('', 0, [-1], 0, {}, ()) OverflowError can't convert negative value to unsigned int
# expect: _sre.compile('', 0, [2**32], 0, {}, ()) OverflowError regular expression code size limit exceeded
# expect: _sre.compile('', 0, (1,), 0, {}, ()) TypeError compile() argument 'code' must be list, not tuple
# expect: _sre.compile(1, 0, [1], 0, {}, ()) TypeError expected string or bytes-like object, got 'int'
# expect: _sre.compile('', 0, [4, 6] * 100000 + [1], 0, {}, ()) RuntimeError invalid SRE code
# expect: _sre.template(1, []) TypeError invalid template
# expect: _sre.template(_sre.compile('', 0, [1], 0, {}, ()), ['a', -1, 'b']) TypeError invalid template
# expect: None 300001
