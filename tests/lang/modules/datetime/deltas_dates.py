# The types of _datetime: deltas and dates.
from _datetime import *
def t(e):
    try: print(ascii(e), ascii(eval(e)))
    except BaseException as x: print(ascii(e), '!!', type(x).__name__, ascii(str(x)))
class TZ(tzinfo):
    def utcoffset(s,d): return timedelta(hours=1)
    def dst(s,d): return timedelta(0)
    def tzname(s,d): return 'X%Y'
class BadOff(tzinfo):
    def utcoffset(s,d): return 5
    def dst(s,d): return 'x'
    def tzname(s,d): return 5
class BigOff(tzinfo):
    def utcoffset(s,d): return timedelta(hours=24)
    def dst(s,d): return timedelta(hours=-24)
class SD(date): pass
class SDT(datetime): pass
class ST(time): pass
class STD(timedelta): pass
e1=datetime(2024,2,29,12,30,45,123456)
for e in [
    '[n for n in dir(D)]',
    'timedelta()',
    'timedelta(1,2,3)',
    'timedelta(1.5)',
    'timedelta(hours=1.5,minutes=-3)',
    'timedelta(microseconds=0.5)',
    'timedelta(microseconds=1.5)',
    'timedelta(milliseconds=1,weeks=2)',
    'timedelta(10**9)',
    'timedelta(10**20)',
    "timedelta(float('inf'))",
    "timedelta(float('nan'))",
    "timedelta('a')",
    'timedelta(foo=1)',
    'timedelta(1,2,3,4,5,6,7,8)',
    'timedelta(days=1e300)',
    'timedelta(999999999,86399,999999)',
    'timedelta(999999999,86399,1000000)',
    'timedelta(-999999999)',
    'timedelta(-999999999,-1)',
    '-timedelta.max',
    'abs(timedelta(-1,5))',
    '+timedelta(1)',
    'timedelta(1)+timedelta(2)',
    'timedelta(1)-timedelta(0,1)',
    'timedelta(1)*2',
    '2*timedelta(1)',
    'timedelta(1)*1.5',
    "timedelta(1)*float('nan')",
    "timedelta(1)*float('inf')",
    'timedelta(1)/2',
    'timedelta(1)/timedelta(2)',
    'timedelta(1)/0',
    'timedelta(1)/0.0',
    'timedelta(1)//timedelta(0,3)',
    'timedelta(1)//3',
    'timedelta(1)//0',
    'timedelta(1)%timedelta(0,7)',
    'divmod(timedelta(1),timedelta(0,7))',
    'divmod(timedelta(1),timedelta(0))',
    'timedelta(1)/1.7',
    'timedelta(1)//1.5',
    'timedelta(1)%3',
    '3-timedelta(1)',
    'timedelta(1)+1',
    '1/timedelta(1)',
    'timedelta(microseconds=7)/2',
    'timedelta(microseconds=5)/2',
    'timedelta(microseconds=-7)//2',
    'timedelta(microseconds=3)*0.5',
    'timedelta(1)<timedelta(2)',
    'timedelta(1)<5',
    'timedelta(1)==5',
    'timedelta(1)==timedelta(0,86400)',
    'bool(timedelta())',
    'hash(timedelta(1))==hash(timedelta(0,86400))',
    'str(timedelta(1,2,3))',
    'str(timedelta(-1,2))',
    'str(timedelta(2,3661,5))',
    'repr(timedelta(0,0,5))',
    'repr(STD(1))',
    'timedelta(5).total_seconds()',
    'timedelta(999999999,1,1).total_seconds()',
    'timedelta(1).__reduce__()',
    'STD(1).__reduce__()',
    'STD(1)+STD(2)',
    'type(STD(1)+STD(2))',
    'timedelta.min',
    'timedelta.max',
    'timedelta.resolution',
    'timedelta(1).days',
    'timedelta(days=True)',
    'timedelta(days=2**31)',
    'timedelta(seconds=1e-7)',
    'timedelta(weeks=0.1,seconds=.1)',
    'timedelta(days=0.1)',
    'timedelta(1)*(10**20)',
    'timedelta(seconds=86400*10**9)',
    'date(2024,1,31)',
    'date(0,1,1)',
    'date(10000,1,1)',
    'date(2024,13,1)',
    'date(2024,2,30)',
    'date(2023,2,29)',
    "date('a',1,1)",
    'date(1.0,1,1)',
    'date(2**40,1,1)',
    'date(year=2024,month=1,day=2)',
    'date(2024,1,1)+timedelta(1)',
    'date(9999,12,31)+timedelta(1)',
    'date(1,1,1)-timedelta(1)',
    'date(2024,1,1)-date(2023,1,1)',
    'date(2024,1,1)-5',
    '5+date(2024,1,1)',
    'timedelta(1)+date(2024,1,1)',
    'timedelta(1)-date(2024,1,1)',
    'date(2024,1,1)<date(2024,1,2)',
    'date(2024,1,1)<5',
    'date(2024,1,1)==5',
    'date(2024,1,1)<datetime(2024,1,1)',
    'date(2024,1,1)==datetime(2024,1,1)',
    'date(2024,1,1).isoformat()',
    'str(date(2024,1,1))',
    'date(5,1,1).isoformat()',
    'date(2024,1,1).isocalendar()',
    'date(2024,1,1).isocalendar().week',
    'tuple(date(2021,1,3).isocalendar())',
    'date(2024,1,1).isocalendar().__reduce__()',
    'date(2024,1,1).weekday()',
    'date(2024,1,1).isoweekday()',
    'date(2024,1,1).toordinal()',
    'date.fromordinal(738886)',
    'date.fromordinal(0)',
    'date.fromordinal(4*10**6)',
    "date.fromordinal('x')",
    'date.fromordinal(2**70)',
    'date.fromisocalendar(2024,1,1)',
    'date.fromisocalendar(2024,54,1)',
    'date.fromisocalendar(2024,1,8)',
    'date.fromisocalendar(0,1,1)',
    'date.fromisocalendar(year=2024,week=5,day=3)',
    "date.fromisocalendar('a',1,1)",
    "date.fromisoformat('2024-01-02')",
    "date.fromisoformat('20240102')",
    "date.fromisoformat('2024-W01-1')",
    "date.fromisoformat('2024W011')",
    "date.fromisoformat('2024W01')",
    "date.fromisoformat('2024-W01')",
    "date.fromisoformat('x')",
    'date.fromisoformat(5)',
    "date.fromisoformat('2024-13-01')",
    "date.fromisoformat('2024-1-1')",
    "date.fromisoformat('2024-0101')",
    "date.fromisoformat('2024-01-0\xe9')",
    'date(2024,1,1).replace(day=5)',
    'date(2024,1,1).replace(2025,2,3)',
    'date(2024,1,1).replace(day=50)',
    'date(2024,1,1).replace(foo=5)',
    'SD(2024,1,1).replace(day=2)',
    'SD(2024,1,1)+timedelta(1)',
    'date(2024,1,1).__replace__(day=7)',
    'date(2024,1,1).timetuple()',
    'format(date(2024,1,1))',
    "format(date(2024,1,1),'%Y/%m')",
    'date(2024,1,1).__format__(5)',
    'date(2024,1,1).__reduce__()',
    "date(b'\\x07\\xe8\\x01\\x01')",
    "date('\\x07\\xe8\\x01\\x01')",
    'date.min',
    'date.max',
    'date.resolution',
    'hash(date(2024,1,1))==hash(date(2024,1,1))',
    'repr(SD(2024,1,1))',
    'date(2024,1,1).year',
    "setattr(date(2024,1,1),'year',5)",
    'ST(1).replace(hour=3)',
    "time.fromisoformat('04:23:01')",
    "time.fromisoformat('T042301.123456')",
    "time.fromisoformat('04')",
    "time.fromisoformat('04:23:01+05:30')",
    "time.fromisoformat('04:23Z')",
    "time.fromisoformat('24:00')",
    "time.fromisoformat('25:00')",
    "time.fromisoformat('04:23:01,5')",
    "time.fromisoformat('x')",
    'time.fromisoformat(5)',
    "time.fromisoformat('04:2')",
    "time.fromisoformat('04:23:01+24:00')",
    "time.fromisoformat('04:23:01-00:00')",
    "time.fromisoformat('04:23:01.1234567')",
    "time.fromisoformat('04:23+01:02:03.5')",
    'time.min',
    'time.max',
    'time.resolution',
    'UTC',
    'TZ().__reduce__()',
    '1',
    'timedelta(1)+e1',
]:
    t(e)
# expect: '[n for n in dir(D)]' !! NameError "name 'D' is not defined"
# expect: 'timedelta()' datetime.timedelta(0)
# expect: 'timedelta(1,2,3)' datetime.timedelta(days=1, seconds=2, microseconds=3)
# expect: 'timedelta(1.5)' datetime.timedelta(days=1, seconds=43200)
# expect: 'timedelta(hours=1.5,minutes=-3)' datetime.timedelta(seconds=5220)
# expect: 'timedelta(microseconds=0.5)' datetime.timedelta(0)
# expect: 'timedelta(microseconds=1.5)' datetime.timedelta(microseconds=2)
# expect: 'timedelta(milliseconds=1,weeks=2)' datetime.timedelta(days=14, microseconds=1000)
# expect: 'timedelta(10**9)' !! OverflowError 'days=1000000000; must have magnitude <= 999999999'
# expect: 'timedelta(10**20)' !! OverflowError 'Python int too large to convert to C int'
# expect: "timedelta(float('inf'))" !! OverflowError 'cannot convert float infinity to integer'
# expect: "timedelta(float('nan'))" !! ValueError 'cannot convert float NaN to integer'
# expect: "timedelta('a')" !! TypeError 'unsupported type for timedelta days component: str'
# expect: 'timedelta(foo=1)' !! TypeError "__new__() got an unexpected keyword argument 'foo'"
# expect: 'timedelta(1,2,3,4,5,6,7,8)' !! TypeError '__new__() takes at most 7 arguments (8 given)'
# expect: 'timedelta(days=1e300)' !! OverflowError 'Python int too large to convert to C int'
# expect: 'timedelta(999999999,86399,999999)' datetime.timedelta(days=999999999, seconds=86399, microseconds=999999)
# expect: 'timedelta(999999999,86399,1000000)' !! OverflowError 'days=1000000000; must have magnitude <= 999999999'
# expect: 'timedelta(-999999999)' datetime.timedelta(days=-999999999)
# expect: 'timedelta(-999999999,-1)' !! OverflowError 'days=-1000000000; must have magnitude <= 999999999'
# expect: '-timedelta.max' !! OverflowError 'days=-1000000000; must have magnitude <= 999999999'
# expect: 'abs(timedelta(-1,5))' datetime.timedelta(seconds=86395)
# expect: '+timedelta(1)' datetime.timedelta(days=1)
# expect: 'timedelta(1)+timedelta(2)' datetime.timedelta(days=3)
# expect: 'timedelta(1)-timedelta(0,1)' datetime.timedelta(seconds=86399)
# expect: 'timedelta(1)*2' datetime.timedelta(days=2)
# expect: '2*timedelta(1)' datetime.timedelta(days=2)
# expect: 'timedelta(1)*1.5' datetime.timedelta(days=1, seconds=43200)
# expect: "timedelta(1)*float('nan')" !! ValueError 'cannot convert NaN to integer ratio'
# expect: "timedelta(1)*float('inf')" !! OverflowError 'cannot convert Infinity to integer ratio'
# expect: 'timedelta(1)/2' datetime.timedelta(seconds=43200)
# expect: 'timedelta(1)/timedelta(2)' 0.5
# expect: 'timedelta(1)/0' !! ZeroDivisionError 'division by zero'
# expect: 'timedelta(1)/0.0' !! ZeroDivisionError 'division by zero'
# expect: 'timedelta(1)//timedelta(0,3)' 28800
# expect: 'timedelta(1)//3' datetime.timedelta(seconds=28800)
# expect: 'timedelta(1)//0' !! ZeroDivisionError 'division by zero'
# expect: 'timedelta(1)%timedelta(0,7)' datetime.timedelta(seconds=6)
# expect: 'divmod(timedelta(1),timedelta(0,7))' (12342, datetime.timedelta(seconds=6))
# expect: 'divmod(timedelta(1),timedelta(0))' !! ZeroDivisionError 'division by zero'
# expect: 'timedelta(1)/1.7' datetime.timedelta(seconds=50823, microseconds=529412)
# expect: 'timedelta(1)//1.5' !! TypeError "unsupported operand type(s) for //: 'datetime.timedelta' and 'float'"
# expect: 'timedelta(1)%3' !! TypeError "unsupported operand type(s) for %: 'datetime.timedelta' and 'int'"
# expect: '3-timedelta(1)' !! TypeError "unsupported operand type(s) for -: 'int' and 'datetime.timedelta'"
# expect: 'timedelta(1)+1' !! TypeError "unsupported operand type(s) for +: 'datetime.timedelta' and 'int'"
# expect: '1/timedelta(1)' !! TypeError "unsupported operand type(s) for /: 'int' and 'datetime.timedelta'"
# expect: 'timedelta(microseconds=7)/2' datetime.timedelta(microseconds=4)
# expect: 'timedelta(microseconds=5)/2' datetime.timedelta(microseconds=2)
# expect: 'timedelta(microseconds=-7)//2' datetime.timedelta(days=-1, seconds=86399, microseconds=999996)
# expect: 'timedelta(microseconds=3)*0.5' datetime.timedelta(microseconds=2)
# expect: 'timedelta(1)<timedelta(2)' True
# expect: 'timedelta(1)<5' !! TypeError "'<' not supported between instances of 'datetime.timedelta' and 'int'"
# expect: 'timedelta(1)==5' False
# expect: 'timedelta(1)==timedelta(0,86400)' True
# expect: 'bool(timedelta())' False
# expect: 'hash(timedelta(1))==hash(timedelta(0,86400))' True
# expect: 'str(timedelta(1,2,3))' '1 day, 0:00:02.000003'
# expect: 'str(timedelta(-1,2))' '-1 day, 0:00:02'
# expect: 'str(timedelta(2,3661,5))' '2 days, 1:01:01.000005'
# expect: 'repr(timedelta(0,0,5))' 'datetime.timedelta(microseconds=5)'
# expect: 'repr(STD(1))' 'STD(days=1)'
# expect: 'timedelta(5).total_seconds()' 432000.0
# expect: 'timedelta(999999999,1,1).total_seconds()' 86399999913601.0
# expect: 'timedelta(1).__reduce__()' (<class 'datetime.timedelta'>, (1, 0, 0))
# expect: 'STD(1).__reduce__()' (<class '__main__.STD'>, (1, 0, 0))
# expect: 'STD(1)+STD(2)' datetime.timedelta(days=3)
# expect: 'type(STD(1)+STD(2))' <class 'datetime.timedelta'>
# expect: 'timedelta.min' datetime.timedelta(days=-999999999)
# expect: 'timedelta.max' datetime.timedelta(days=999999999, seconds=86399, microseconds=999999)
# expect: 'timedelta.resolution' datetime.timedelta(microseconds=1)
# expect: 'timedelta(1).days' 1
# expect: 'timedelta(days=True)' datetime.timedelta(days=1)
# expect: 'timedelta(days=2**31)' !! OverflowError 'Python int too large to convert to C int'
# expect: 'timedelta(seconds=1e-7)' datetime.timedelta(0)
# expect: 'timedelta(weeks=0.1,seconds=.1)' datetime.timedelta(seconds=60480, microseconds=100000)
# expect: 'timedelta(days=0.1)' datetime.timedelta(seconds=8640)
# expect: 'timedelta(1)*(10**20)' !! OverflowError 'Python int too large to convert to C int'
# expect: 'timedelta(seconds=86400*10**9)' !! OverflowError 'days=1000000000; must have magnitude <= 999999999'
# expect: 'date(2024,1,31)' datetime.date(2024, 1, 31)
# expect: 'date(0,1,1)' !! ValueError 'year must be in 1..9999, not 0'
# expect: 'date(10000,1,1)' !! ValueError 'year must be in 1..9999, not 10000'
# expect: 'date(2024,13,1)' !! ValueError 'month must be in 1..12, not 13'
# expect: 'date(2024,2,30)' !! ValueError 'day 30 must be in range 1..29 for month 2 in year 2024'
# expect: 'date(2023,2,29)' !! ValueError 'day 29 must be in range 1..28 for month 2 in year 2023'
# expect: "date('a',1,1)" !! TypeError "'str' object cannot be interpreted as an integer"
# expect: 'date(1.0,1,1)' !! TypeError "'float' object cannot be interpreted as an integer"
# expect: 'date(2**40,1,1)' !! OverflowError 'signed integer is greater than maximum'
# expect: 'date(year=2024,month=1,day=2)' datetime.date(2024, 1, 2)
# expect: 'date(2024,1,1)+timedelta(1)' datetime.date(2024, 1, 2)
# expect: 'date(9999,12,31)+timedelta(1)' !! OverflowError 'date value out of range'
# expect: 'date(1,1,1)-timedelta(1)' !! OverflowError 'date value out of range'
# expect: 'date(2024,1,1)-date(2023,1,1)' datetime.timedelta(days=365)
# expect: 'date(2024,1,1)-5' !! TypeError "unsupported operand type(s) for -: 'datetime.date' and 'int'"
# expect: '5+date(2024,1,1)' !! TypeError "unsupported operand type(s) for +: 'int' and 'datetime.date'"
# expect: 'timedelta(1)+date(2024,1,1)' datetime.date(2024, 1, 2)
# expect: 'timedelta(1)-date(2024,1,1)' !! TypeError "unsupported operand type(s) for -: 'datetime.timedelta' and 'datetime.date'"
# expect: 'date(2024,1,1)<date(2024,1,2)' True
# expect: 'date(2024,1,1)<5' !! TypeError "'<' not supported between instances of 'datetime.date' and 'int'"
# expect: 'date(2024,1,1)==5' False
# expect: 'date(2024,1,1)<datetime(2024,1,1)' !! TypeError "'<' not supported between instances of 'datetime.date' and 'datetime.datetime'"
# expect: 'date(2024,1,1)==datetime(2024,1,1)' False
# expect: 'date(2024,1,1).isoformat()' '2024-01-01'
# expect: 'str(date(2024,1,1))' '2024-01-01'
# expect: 'date(5,1,1).isoformat()' '0005-01-01'
# expect: 'date(2024,1,1).isocalendar()' datetime.IsoCalendarDate(year=2024, week=1, weekday=1)
# expect: 'date(2024,1,1).isocalendar().week' 1
# expect: 'tuple(date(2021,1,3).isocalendar())' (2020, 53, 7)
# expect: 'date(2024,1,1).isocalendar().__reduce__()' (<class 'tuple'>, ((2024, 1, 1),))
# expect: 'date(2024,1,1).weekday()' 0
# expect: 'date(2024,1,1).isoweekday()' 1
# expect: 'date(2024,1,1).toordinal()' 738886
# expect: 'date.fromordinal(738886)' datetime.date(2024, 1, 1)
# expect: 'date.fromordinal(0)' !! ValueError 'ordinal must be >= 1'
# expect: 'date.fromordinal(4*10**6)' !! ValueError 'year must be in 1..9999, not 10952'
# expect: "date.fromordinal('x')" !! TypeError "'str' object cannot be interpreted as an integer"
# expect: 'date.fromordinal(2**70)' !! OverflowError 'Python int too large to convert to C long'
# expect: 'date.fromisocalendar(2024,1,1)' datetime.date(2024, 1, 1)
# expect: 'date.fromisocalendar(2024,54,1)' !! ValueError 'Invalid week: 54'
# expect: 'date.fromisocalendar(2024,1,8)' !! ValueError 'Invalid weekday: 8 (range is [1, 7])'
# expect: 'date.fromisocalendar(0,1,1)' !! ValueError 'year must be in 1..9999, not 0'
# expect: 'date.fromisocalendar(year=2024,week=5,day=3)' datetime.date(2024, 1, 31)
# expect: "date.fromisocalendar('a',1,1)" !! TypeError "'str' object cannot be interpreted as an integer"
# expect: "date.fromisoformat('2024-01-02')" datetime.date(2024, 1, 2)
# expect: "date.fromisoformat('20240102')" datetime.date(2024, 1, 2)
# expect: "date.fromisoformat('2024-W01-1')" datetime.date(2024, 1, 1)
# expect: "date.fromisoformat('2024W011')" datetime.date(2024, 1, 1)
# expect: "date.fromisoformat('2024W01')" datetime.date(2024, 1, 1)
# expect: "date.fromisoformat('2024-W01')" datetime.date(2024, 1, 1)
# expect: "date.fromisoformat('x')" !! ValueError "Invalid isoformat string: 'x'"
# expect: 'date.fromisoformat(5)' !! TypeError 'fromisoformat: argument must be str'
# expect: "date.fromisoformat('2024-13-01')" !! ValueError 'month must be in 1..12, not 13'
# expect: "date.fromisoformat('2024-1-1')" !! ValueError "Invalid isoformat string: '2024-1-1'"
# expect: "date.fromisoformat('2024-0101')" !! ValueError "Invalid isoformat string: '2024-0101'"
# expect: "date.fromisoformat('2024-01-0\xe9')" !! ValueError "Invalid isoformat string: '2024-01-0\xe9'"
# expect: 'date(2024,1,1).replace(day=5)' datetime.date(2024, 1, 5)
# expect: 'date(2024,1,1).replace(2025,2,3)' datetime.date(2025, 2, 3)
# expect: 'date(2024,1,1).replace(day=50)' !! ValueError 'day 50 must be in range 1..31 for month 1 in year 2024'
# expect: 'date(2024,1,1).replace(foo=5)' !! TypeError "replace() got an unexpected keyword argument 'foo'"
# expect: 'SD(2024,1,1).replace(day=2)' SD(2024, 1, 2)
# expect: 'SD(2024,1,1)+timedelta(1)' SD(2024, 1, 2)
# expect: 'date(2024,1,1).__replace__(day=7)' datetime.date(2024, 1, 7)
# expect: 'date(2024,1,1).timetuple()' time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: 'format(date(2024,1,1))' '2024-01-01'
# expect: "format(date(2024,1,1),'%Y/%m')" '2024/01'
# expect: 'date(2024,1,1).__format__(5)' !! TypeError '__format__() argument 1 must be str, not int'
# expect: 'date(2024,1,1).__reduce__()' (<class 'datetime.date'>, (b'\x07\xe8\x01\x01',))
# expect: "date(b'\\x07\\xe8\\x01\\x01')" datetime.date(2024, 1, 1)
# expect: "date('\\x07\\xe8\\x01\\x01')" datetime.date(2024, 1, 1)
# expect: 'date.min' datetime.date(1, 1, 1)
# expect: 'date.max' datetime.date(9999, 12, 31)
# expect: 'date.resolution' datetime.timedelta(days=1)
# expect: 'hash(date(2024,1,1))==hash(date(2024,1,1))' True
# expect: 'repr(SD(2024,1,1))' 'SD(2024, 1, 1)'
# expect: 'date(2024,1,1).year' 2024
# expect: "setattr(date(2024,1,1),'year',5)" !! AttributeError "attribute 'year' of 'datetime.date' objects is not writable"
# expect: 'ST(1).replace(hour=3)' ST(3, 0)
# expect: "time.fromisoformat('04:23:01')" datetime.time(4, 23, 1)
# expect: "time.fromisoformat('T042301.123456')" datetime.time(4, 23, 1, 123456)
# expect: "time.fromisoformat('04')" datetime.time(4, 0)
# expect: "time.fromisoformat('04:23:01+05:30')" datetime.time(4, 23, 1, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: "time.fromisoformat('04:23Z')" datetime.time(4, 23, tzinfo=datetime.timezone.utc)
# expect: "time.fromisoformat('24:00')" datetime.time(0, 0)
# expect: "time.fromisoformat('25:00')" !! ValueError 'hour must be in 0..23, not 25'
# expect: "time.fromisoformat('04:23:01,5')" datetime.time(4, 23, 1, 500000)
# expect: "time.fromisoformat('x')" !! ValueError "Invalid isoformat string: 'x'"
# expect: 'time.fromisoformat(5)' !! TypeError 'fromisoformat: argument must be str'
# expect: "time.fromisoformat('04:2')" !! ValueError "Invalid isoformat string: '04:2'"
# expect: "time.fromisoformat('04:23:01+24:00')" !! ValueError 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)'
# expect: "time.fromisoformat('04:23:01-00:00')" datetime.time(4, 23, 1, tzinfo=datetime.timezone.utc)
# expect: "time.fromisoformat('04:23:01.1234567')" datetime.time(4, 23, 1, 123456)
# expect: "time.fromisoformat('04:23+01:02:03.5')" datetime.time(4, 23, tzinfo=datetime.timezone(datetime.timedelta(seconds=3723, microseconds=500000)))
# expect: 'time.min' datetime.time(0, 0)
# expect: 'time.max' datetime.time(23, 59, 59, 999999)
# expect: 'time.resolution' datetime.timedelta(microseconds=1)
# expect: 'UTC' datetime.timezone.utc
# expect: 'TZ().__reduce__()' (<class '__main__.TZ'>, (), None)
# expect: '1' 1
# expect: 'timedelta(1)+e1' datetime.datetime(2024, 3, 1, 12, 30, 45, 123456)
