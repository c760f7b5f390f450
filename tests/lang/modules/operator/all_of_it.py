# operator: functions, getters, their errors and texts; heapq, bisect, _string, _suggestions, _statistics.
import _operator as o
from _operator import itemgetter, attrgetter, methodcaller
print([getattr(o, n)(7, 3) for n in 'add sub mul floordiv truediv mod pow lshift rshift and_ or_ xor lt le eq ne ge gt is_ is_not iadd isub ipow'.split()])
print([getattr(o, n)(-7) for n in 'neg pos abs inv invert index truth not_ is_none is_not_none'.split()])
print(o.concat([1], [2]), o.iconcat([1], (2,)), o.contains('abc', 'b'), o.countOf([1, 2, 1.0], 1), o.indexOf('abc', 'c'), o.getitem({1: 2}, 1), o.length_hint([1, 2]), o.length_hint(iter('ab'), 5), o.length_hint(1, 7), o.call(max, 3, 4, key=abs), o.matmul)
d = {}; o.setitem(d, 'a', 1); print(d); o.delitem(d, 'a'); print(d)
print(o._compare_digest('a', 'a'), o._compare_digest(b'a', b'b'), o._compare_digest(b'', bytearray()))
print(itemgetter(1)('abc'), itemgetter(0, 2)([1, 2, 3]), itemgetter('k')({'k': 9}), itemgetter(slice(1, 3))('abcd'), itemgetter(-1)((1, 2)), itemgetter(1, 'a'), itemgetter(1).__reduce__())
class A: pass
a = A(); a.b = A(); a.b.c = 5; a.x = 1
print(attrgetter('x')(a), attrgetter('b.c')(a), attrgetter('x', 'b.c')(a), attrgetter('x', 'b.c'), attrgetter('b.c').__reduce__())
print(methodcaller('upper')('abc'), methodcaller('split', 'b', maxsplit=1)('abcbd'), methodcaller('f', 1, k=2), methodcaller('f', 1).__reduce__())
for f in (lambda: itemgetter(), lambda: itemgetter(1)(), lambda: itemgetter(1)(a=2), lambda: itemgetter(5)('a'), lambda: attrgetter(1), lambda: attrgetter('zz')(a), lambda: attrgetter('b.zz')(a), lambda: attrgetter()(1), lambda: methodcaller(), lambda: methodcaller(1), lambda: methodcaller('x')(), lambda: methodcaller('zz')(a), lambda: o.concat(1, 2), lambda: o.concat([1], (2,)), lambda: o.indexOf('a', 'b'), lambda: o.countOf(1, 2), lambda: o.index('a'), lambda: o.add(1), lambda: o.add(1, 'a'), lambda: o.length_hint([], 'a'), lambda: o._compare_digest('é', 'a'), lambda: o._compare_digest(1, 'a'), lambda: o.setitem(1, 2, 3), lambda: o.not_(), lambda: itemgetter(1, a=2), lambda: o.contains(1, 2), lambda: o.iconcat(1, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import _heapq as h, _bisect as b
l = [5, 2, 8, 1, 9, 3]; h.heapify(l); print(l); h.heappush(l, 0); print(l, h.heappop(l), h.heapreplace(l, 4), h.heappushpop(l, 7), h.heappushpop(l, -1), [h.heappop(l) for _ in range(len(l))])
m = [5, 2, 8, 1, 9, 3]; h.heapify_max(m); print(m); h.heappush_max(m, 10); print(m, h.heappop_max(m), h.heapreplace_max(m, 4), h.heappushpop_max(m, 7), h.heappushpop_max(m, 100), [h.heappop_max(m) for _ in range(len(m))])
s = [str(i * 7 % 11) for i in range(11)]; h.heapify(s); print([h.heappop(s) for _ in range(11)])
class Evil:
    def __lt__(self, o): del lst[:]; return True
lst = [Evil(), Evil(), Evil()]
for f in (lambda: h.heappop([]), lambda: h.heappop((1,)), lambda: h.heappush((), 1), lambda: h.heapify(1), lambda: h.heapreplace([], 1), lambda: h.heappush([1], 'a'), lambda: h.heapify(lst), lambda: h.heappush(1), lambda: h.heappushpop(1, 2), lambda: h.heappushpop_max([], 2), lambda: h.heapreplace_max({}, 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = [1, 2, 2, 3]; print(b.bisect_left(l, 2), b.bisect_right(l, 2), b.bisect_left(l, 2, 2), b.bisect_right(l, 5, hi=2), b.bisect_left(l, -2, key=lambda x: -x), b.bisect_left((1, 2), 1.5), b.bisect('x', 'y') if hasattr(b, 'bisect') else '')
b.insort_left(l, 2.0); b.insort_right(l, 2.5); b.insort_right(l, 0, key=lambda x: -x); print(l)
for f in (lambda: b.bisect_left(l, 1, -1), lambda: b.bisect_left(l, 'a'), lambda: b.bisect_left(1, 2), lambda: b.bisect_left(l), lambda: b.bisect_left(l, 1, 0, 10), lambda: b.insort_left((1,), 1), lambda: b.bisect_right(l, 1, lo='a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import _string as s, _suggestions as g, _statistics as t
print(list(s.formatter_parser('a{b}c{{d}}{e!r:>{w}}{}')), list(s.formatter_parser('')), list(s.formatter_parser('{:x}{0[a].b!s}}}')))
x, y = s.formatter_field_name_split('a.b[0][k].c'); print(x, list(y), s.formatter_field_name_split('12')[0], s.formatter_field_name_split('')[0])
for f in (lambda: list(s.formatter_parser('{')), lambda: list(s.formatter_parser('}')), lambda: list(s.formatter_parser('{a')), lambda: s.formatter_parser(1), lambda: list(s.formatter_field_name_split('a[')[1]), lambda: list(s.formatter_field_name_split('a.')[1]), lambda: list(s.formatter_field_name_split('a[]')[1]), lambda: list(s.formatter_field_name_split('a[1]b')[1]), lambda: list(s.formatter_parser('{a!}')), lambda: list(s.formatter_parser('{a!rx}')), lambda: s.formatter_field_name_split(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(g._generate_suggestions(['abc', 'abd'], 'abx'), g._generate_suggestions([], 'x'), t._normal_dist_inv_cdf(.5, 1, 2), t._normal_dist_inv_cdf(.01, 0, 1), t._normal_dist_inv_cdf(1e-300, 0, 1), t._normal_dist_inv_cdf(.9, 5, 2.5))
for f in (lambda: g._generate_suggestions(['a', 1], 'b'), lambda: g._generate_suggestions((), 'b'), lambda: g._generate_suggestions([], 1), lambda: t._normal_dist_inv_cdf(0, 1, 2), lambda: t._normal_dist_inv_cdf('a', 1, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# expect: [10, 4, 21, 2, 2.3333333333333335, 1, 343, 56, 0, 3, 7, 4, False, False, False, True, True, True, False, True, 10, 4, 343]
# expect: [7, -7, 7, 6, 6, -7, True, False, False, True]
# expect: [1, 2] [1, 2] True 2 2 2 2 2 7 4 <built-in function matmul>
# expect: {'a': 1}
# expect: {}
# expect: True False True
# expect: b (1, 3) 9 bc 2 operator.itemgetter(1, 'a') (<class 'operator.itemgetter'>, (1,))
# expect: 1 5 (1, 5) operator.attrgetter('x', 'b.c') (<class 'operator.attrgetter'>, ('b.c',))
# expect: ABC ['a', 'cbd'] operator.methodcaller('f', 1, k=2) (<class 'operator.methodcaller'>, ('f', 1))
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: TypeError itemgetter() takes no keyword arguments
# expect: IndexError string index out of range
# expect: TypeError attribute name must be a string
# expect: AttributeError 'A' object has no attribute 'zz'
# expect: AttributeError 'A' object has no attribute 'zz'
# expect: TypeError attrgetter expected 1 argument, got 0
# expect: TypeError methodcaller needs at least one argument, the method name
# expect: TypeError method name must be a string
# expect: TypeError methodcaller expected 1 argument, got 0
# expect: AttributeError 'A' object has no attribute 'zz'
# expect: TypeError 'int' object can't be concatenated
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: ValueError sequence.index(x): x not in sequence
# expect: TypeError argument of type 'int' is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError add expected 2 arguments, got 1
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError comparing strings with non-ASCII characters is not supported
# expect: TypeError unsupported operand types(s) or combination of types: 'int' and 'str'
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError _operator.not_() takes exactly one argument (0 given)
# expect: TypeError itemgetter() takes no keyword arguments
# expect: TypeError argument of type 'int' is not a container or iterable
# expect: TypeError 'int' object can't be concatenated
# expect: [1, 2, 3, 5, 9, 8]
# expect: [] 0 1 2 -1 [3, 4, 5, 7, 8, 9]
# expect: [9, 5, 8, 1, 2, 3]
# expect: [] 10 9 8 100 [7, 5, 4, 3, 2, 1]
# expect: ['0', '1', '10', '2', '3', '4', '5', '6', '7', '8', '9']
# expect: IndexError index out of range
# expect: TypeError heappop() argument must be list, not tuple
# expect: TypeError heappush() argument 1 must be list, not tuple
# expect: TypeError heapify() argument must be list, not int
# expect: IndexError index out of range
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: RuntimeError list changed size during iteration
# expect: TypeError heappush expected 2 arguments, got 1
# expect: TypeError heappushpop() argument 1 must be list, not int
# expect: 2
# expect: TypeError heapreplace_max() argument 1 must be list, not dict
# expect: 1 3 2 2 0 1 
# expect: [1, 2.0, 2, 2, 2.5, 3, 0]
# expect: ValueError lo must be non-negative
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError object of type 'int' has no len()
# expect: TypeError bisect_left() missing required argument 'x' (pos 2)
# expect: 0
# expect: AttributeError 'tuple' object has no attribute 'insert'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: [('a', 'b', '', None), ('c{', None, None, None), ('d}', None, None, None), ('', 'e', '>{w}', 'r'), ('', '', '', None)] [] [('', '', 'x', None), ('', '0[a].b', '', 's'), ('}', None, None, None)]
# expect: a [(True, 'b'), (False, 0), (False, 'k'), (True, 'c')] 12 
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError expected '}' before end of string
# expect: TypeError expected str, got int
# expect: ValueError Missing ']' in format string
# expect: ValueError Empty attribute in format string
# expect: ValueError Empty attribute in format string
# expect: ValueError Only '.' or '[' may follow ']' in format field specifier
# expect: ValueError unmatched '{' in format spec
# expect: ValueError expected ':' after conversion specifier
# expect: TypeError expected str, got int
# expect: abc None 1.0 -2.3263478740408408 -37.0470962993612 8.203878913861502
# expect: TypeError all elements in 'candidates' must be strings
# expect: TypeError candidates must be a list
# expect: TypeError _generate_suggestions() argument 2 must be str, not int
# expect: ValueError inv_cdf undefined for these parameters
# expect: TypeError must be real number, not str
