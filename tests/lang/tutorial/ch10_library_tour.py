# A tour: glob-free pieces of the library.
import math, random, statistics, re, datetime, zlib, textwrap, string, struct, collections, array, heapq, bisect, decimal, timeit, reprlib, pprint, locale, weakref, operator
print(re.findall(r'\bf[a-z]*', 'which foot or hand fell fastest'), re.sub(r'(\b[a-z]+) \1', r'\1', 'cat in the the hat'), 'tea for too'.replace('too', 'two'))
print(math.cos(math.pi / 4), math.log(1024, 2), statistics.mean([2.75, 1.75, 1.25]), statistics.median([2.75, 1.75, 1.25]), round(statistics.variance([2.75, 1.75, 1.25, 0.25]), 4))
print((datetime.date(2003, 12, 2) - datetime.date(1964, 7, 31)).days, datetime.date(2003, 12, 2).strftime("%m-%d-%y. %d %b %Y is a %A"), zlib.crc32(b'witch which has which witches wrist watch'))
print(reprlib.repr(set('supercalifragilisticexpialidocious')), textwrap.fill("the wrap method is just like fill() except that it returns a list", 30))
print(string.Template('${village}folk send $$10 to $cause.').substitute(village='Nottingham', cause='the ditch fund'), string.Template('$a $b').safe_substitute(a=1))
h = [1, 3, 5, 7, 9, 2, 4, 6, 8, 0]; heapq.heapify(h); print([heapq.heappop(h) for _ in range(3)], array.array('H', [4000, 10, 700])[1:3], struct.calcsize("<HH"))
s = [(100, 'perl'), (200, 'tcl'), (400, 'lua'), (500, 'python')]; bisect.insort(s, (300, 'ruby')); print(s)
from decimal import Decimal, getcontext
print(round(Decimal('0.70') * Decimal('1.05'), 2), Decimal('1.00') % Decimal('.10'), sum([Decimal('0.1')] * 10) == 1, sum([0.1] * 10)); getcontext().prec = 36; print(Decimal(1) / Decimal(7))
# expect: ['foot', 'fell', 'fastest'] cat in the hat tea for two
# expect: 0.7071067811865476 10.0 1.9166666666666667 1.75 1.0833
# expect: 14368 12-02-03. 02 Dec 2003 is a Tuesday 226805979
# expect: {'a', 'c', 'd', 'e', 'f', 'g', ...} the wrap method is just like
# expect: fill() except that it returns
# expect: a list
# expect: Nottinghamfolk send $10 to the ditch fund. 1 $b
# expect: [0, 1, 2] array('H', [10, 700]) 4
# expect: [(100, 'perl'), (200, 'tcl'), (300, 'ruby'), (400, 'lua'), (500, 'python')]
# expect: 0.74 0.00 True 1.0
# expect: 0.142857142857142857142857142857142857
