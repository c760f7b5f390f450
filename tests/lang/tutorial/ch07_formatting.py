# f-strings, str.format, manual and old formatting.
year, event = 2016, 'Referendum'; print(f'Results of the {year} {event}')
yes, total = 42_572_654, 85_705_149; print('{:-9} YES votes  {:2.2%}'.format(yes, yes / total))
print(str('Hello'), repr('Hello\n'), repr((32.5, 40000, ('spam', 'eggs'))))
for n, p in {'Sjoerd': 4127, 'Jack': 4098}.items(): print(f'{n:10} ==> {p:10d}')
animals = 'eels'; print(f'{animals!r} {animals=}')
print('{0} and {1}'.format('spam', 'eggs'), '{1} and {0}'.format('spam', 'eggs'), '{food} is {adj}'.format(food='spam', adj='bad'), 'Story {0}, {1}, {other}'.format('Bill', 'Manfred', other='Georg'))
t = {'Sjoerd': 4127, 'Jack': 4098}; print('Jack: {0[Jack]:d}; Sjoerd: {0[Sjoerd]:d}'.format(t), 'Jack: {Jack:d}'.format(**t))
for x in range(1, 4): print('{0:2d} {1:3d} {2:4d}'.format(x, x * x, x**3), repr(x).rjust(2), repr(x * x).rjust(3))
print('12'.zfill(5), '-3.14'.zfill(7), '3.14159265359'.zfill(5), 'pi %5.3f' % 3.14159)
# expect: Results of the 2016 Referendum
# expect:  42572654 YES votes  49.67%
# expect: Hello 'Hello\n' (32.5, 40000, ('spam', 'eggs'))
# expect: Sjoerd     ==>       4127
# expect: Jack       ==>       4098
# expect: 'eels' animals='eels'
# expect: spam and eggs eggs and spam spam is bad Story Bill, Manfred, Georg
# expect: Jack: 4098; Sjoerd: 4127 Jack: 4098
# expect:  1   1    1  1   1
# expect:  2   4    8  2   4
# expect:  3   9   27  3   9
# expect: 00012 -003.14 3.14159265359 pi 3.142
