# Dialects, the reader and the writer of _csv.
import _csv
def t(e):
    try: v = eval(e); print(ascii(e), ascii(v) if ' at 0x' not in ascii(v) else type(v).__name__)
    except BaseException as x: print(ascii(e), '!!',type(x).__module__,type(x).__name__,x)
class W:
    def __init__(s): s.o=[]
    def write(s,x): s.o.append(x); return len(x)
def w(row,*a,**k):
    o=W(); r=_csv.writer(o,*a,**k).writerow(row); return ''.join(o.o),r
def r(*lines,**k): return list(_csv.reader(lines,**k))
_csv.register_dialect('excel',delimiter=',',quotechar='"',doublequote=True,skipinitialspace=False,lineterminator='\r\n',quoting=0)
class D:
    delimiter=';'; quotechar="'"; quoting=_csv.QUOTE_NONNUMERIC; lineterminator='\n'
class Bad: delimiter='ab'
class NN:
    def __iter__(s): return s
    def __next__(s): raise KeyError
for e in [
    '_csv.list_dialects()',
    '_csv.register_dialect(1)',
    "_csv.register_dialect('b',D)",
    "_csv.register_dialect('c','excel',delimiter='|')",
    '_csv.list_dialects()',
    "_csv.unregister_dialect('zz')",
    "_csv.unregister_dialect('c')",
    '_csv.field_size_limit()',
    "_csv.field_size_limit('x')",
    '_csv.field_size_limit(2**70)',
    '_csv.field_size_limit(131072)',
    "[ (n,getattr(_csv.Dialect(),n)) for n in dir(_csv.Dialect()) if n[0]!='_']",
    "setattr(_csv.Dialect(),'delimiter','x')",
    "delattr(_csv.Dialect(),'delimiter')",
    "setattr(_csv.Dialect(),'quoting',1)",
    "w(['a','b'])",
    'w([])',
    "w([''])",
    'w([None])',
    "w(['',''])",
    'w([\'a,b\',\'c"d\',\'e\\nf\',\'g\\rh\',\' i\'])',
    'w([1,2.5,None,True,1e100])',
    "w(['a'],quoting=1)",
    "w(['a',1,None],quoting=1)",
    "w(['a',1,None,2.5,True],quoting=2)",
    "w(['a,b'],quoting=3)",
    "w(['a,b'],quoting=3,escapechar='\\\\')",
    'w([\'a"b\'],doublequote=False)',
    'w([\'a"b\'],doublequote=False,escapechar=\'\\\\\')',
    'w([\'a"b\'],quoting=3)',
    'w([\'a"b\'],quoting=3,quotechar=None)',
    "w(['a\\\\b'],escapechar='\\\\')",
    "w(['',1,None,'a'],quoting=4)",
    'w([None],quoting=4)',
    'w([None],quoting=3)',
    "w([''],quoting=3)",
    "w(['a','b'],delimiter='|',lineterminator='!')",
    "w(['a!b'],lineterminator='!')",
    "w('abc')",
    'w(None)',
    '_csv.writer(1)',
    "_csv.writer(W(),'excel').writerows([[1],[2]])",
    '_csv.writer(W()).writerows([1])',
    "w([' a'],delimiter=' ')",
    "w([' '],delimiter=' ',skipinitialspace=False)",
    "w(['a b'],delimiter=' ',skipinitialspace=False)",
    "w(['',' '],skipinitialspace=True,quoting=3)",
    "w(['a',' b'],skipinitialspace=True)",
    "w([' '],quoting=3,skipinitialspace=True,escapechar='\\\\')",
    "w(['ab'],delimiter='\\u1234')",
    'w(NN())',
    "r('a,b')",
    "r('')",
    "r('a,b\\r\\n','c\\n')",
    'r(\'a,"b\',\'c",d\')',
    'r(\'a,"b""c",d\')',
    'r(\'a,"b"c,d\')',
    'r(\'a,"b"c,d\',strict=True)',
    'r(\'"a\',\'b\',strict=True)',
    'r(\'"a\',strict=True)',
    'r(\'a"b,c\')',
    "r('a\\nb')",
    "r('a\\rb')",
    "r('a\\0b')",
    "r(' a, b',skipinitialspace=True)",
    'r(\'"a" ,b\')',
    "r('a|b',delimiter='|')",
    "r('a\\\\,b',escapechar='\\\\')",
    "r('a\\\\',escapechar='\\\\')",
    "r('a\\\\\\nb','c',escapechar='\\\\')",
    'r(\'"a\\\\"b"\',escapechar=\'\\\\\')',
    'r(\'1,2.5,"x"\',quoting=2)',
    "r('a',quoting=2)",
    'r(\',"",1\',quoting=2)',
    'r(\',"",1,a\',quoting=4)',
    'r(\'"a"\',quoting=3)',
    "r(b'a')",
    'r(1)',
    "_csv.reader([],'nope')",
    '_csv.reader([],foo=1)',
    'r("\'a\';1",dialect=D)',
    'r("\'a\';b",dialect=D)',
    "r('a'*200000)",
    "_csv.reader(['a','b']).line_num",
    'r(\'"a\\r\\nb"\')',
    "r('a,b','','c')",
    "r('\\n')",
    "r(',')",
    'r(\'""\')',
    'r(\'a,""\')',
    'r(\' "a"\')',
    'r(\' "a"\',skipinitialspace=True)',
    "r('a,b\\r\\r\\n')",
    'r(\'a\',\'"b\',\'c\')',
    'r(\'1,,""\',quoting=4)',
    "r('a, ,b',skipinitialspace=True,quoting=2) if 0 else 0",
    "r('-1e5,inf',quoting=2)",
    'r(\'\\\\"a\\\\"\',escapechar=\'\\\\\',quoting=2)',
    '_csv.Dialect()',
    "_csv.Dialect(delimiter='')",
    "_csv.Dialect(delimiter='ab')",
    '_csv.Dialect(delimiter=1)',
    '_csv.Dialect(delimiter=None)',
    '_csv.Dialect(quotechar=None)',
    "_csv.Dialect(quotechar='')",
    '_csv.Dialect(quotechar=1)',
    "_csv.Dialect(quotechar='ab')",
    '_csv.Dialect(quoting=9)',
    "_csv.Dialect(quoting='x')",
    '_csv.Dialect(quoting=None)',
    '_csv.Dialect(lineterminator=1)',
    '_csv.Dialect(lineterminator=None)',
    "_csv.Dialect(escapechar='ab')",
    '_csv.Dialect(escapechar=1)',
    '_csv.Dialect(foo=1)',
    '_csv.Dialect(1,2)',
    "_csv.Dialect('excel')",
    "_csv.Dialect('nope')",
    '_csv.Dialect(Bad)',
    "_csv.Dialect(delimiter='\\n')",
    "_csv.Dialect(delimiter=' ',skipinitialspace=True)",
    "_csv.Dialect(quotechar=' ',skipinitialspace=True)",
    "_csv.Dialect(escapechar=' ',skipinitialspace=True)",
    "_csv.Dialect(delimiter=',',quotechar=',')",
    "_csv.Dialect(delimiter=',',escapechar=',')",
    "_csv.Dialect(quotechar='x',escapechar='x')",
    "_csv.Dialect(delimiter='a',lineterminator='ab')",
    "_csv.Dialect(quotechar='a',lineterminator='ab')",
    '_csv.Dialect(quotechar=None,quoting=0)',
    "_csv.Dialect(doublequote='')",
    '_csv.Dialect(skipinitialspace=2)',
    '_csv.Dialect(strict=[])',
    "_csv.Dialect(delimiter='\\r')",
    "_csv.Dialect(escapechar='\\n')",
    "_csv.Dialect(quotechar='\\n')",
    "_csv.Dialect(delimiter=',').delimiter",
    '_csv.Dialect().delimiter.x',
]:
    t(e)
# expect: '_csv.list_dialects()' ['excel']
# expect: '_csv.register_dialect(1)' !! builtins TypeError dialect name must be a string
# expect: "_csv.register_dialect('b',D)" None
# expect: "_csv.register_dialect('c','excel',delimiter='|')" None
# expect: '_csv.list_dialects()' ['excel', 'b', 'c']
# expect: "_csv.unregister_dialect('zz')" !! _csv Error unknown dialect
# expect: "_csv.unregister_dialect('c')" None
# expect: '_csv.field_size_limit()' 131072
# expect: "_csv.field_size_limit('x')" !! builtins TypeError limit must be an integer
# expect: '_csv.field_size_limit(2**70)' !! builtins OverflowError Python int too large to convert to C ssize_t
# expect: '_csv.field_size_limit(131072)' 131072
# expect: "[ (n,getattr(_csv.Dialect(),n)) for n in dir(_csv.Dialect()) if n[0]!='_']" [('delimiter', ','), ('doublequote', True), ('escapechar', None), ('lineterminator', '\r\n'), ('quotechar', '"'), ('quoting', 0), ('skipinitialspace', False), ('strict', False)]
# expect: "setattr(_csv.Dialect(),'delimiter','x')" !! builtins AttributeError attribute 'delimiter' of '_csv.Dialect' objects is not writable
# expect: "delattr(_csv.Dialect(),'delimiter')" !! builtins AttributeError attribute 'delimiter' of '_csv.Dialect' objects is not writable
# expect: "setattr(_csv.Dialect(),'quoting',1)" !! builtins AttributeError attribute 'quoting' of '_csv.Dialect' objects is not writable
# expect: "w(['a','b'])" ('a,b\r\n', 5)
# expect: 'w([])' ('\r\n', 2)
# expect: "w([''])" ('""\r\n', 4)
# expect: 'w([None])' ('""\r\n', 4)
# expect: "w(['',''])" (',\r\n', 3)
# expect: 'w([\'a,b\',\'c"d\',\'e\\nf\',\'g\\rh\',\' i\'])' ('"a,b","c""d","e\nf","g\rh", i\r\n', 29)
# expect: 'w([1,2.5,None,True,1e100])' ('1,2.5,,True,1e+100\r\n', 20)
# expect: "w(['a'],quoting=1)" ('"a"\r\n', 5)
# expect: "w(['a',1,None],quoting=1)" ('"a","1",""\r\n', 12)
# expect: "w(['a',1,None,2.5,True],quoting=2)" ('"a",1,"",2.5,True\r\n', 19)
# expect: "w(['a,b'],quoting=3)" !! _csv Error need to escape, but no escapechar set
# expect: "w(['a,b'],quoting=3,escapechar='\\\\')" ('a\\,b\r\n', 6)
# expect: 'w([\'a"b\'],doublequote=False)' !! _csv Error need to escape, but no escapechar set
# expect: 'w([\'a"b\'],doublequote=False,escapechar=\'\\\\\')' ('a\\"b\r\n', 6)
# expect: 'w([\'a"b\'],quoting=3)' !! _csv Error need to escape, but no escapechar set
# expect: 'w([\'a"b\'],quoting=3,quotechar=None)' ('a"b\r\n', 5)
# expect: "w(['a\\\\b'],escapechar='\\\\')" ('a\\\\b\r\n', 6)
# expect: "w(['',1,None,'a'],quoting=4)" ('"",1,,"a"\r\n', 11)
# expect: 'w([None],quoting=4)' !! _csv Error single empty field record must be quoted
# expect: 'w([None],quoting=3)' !! _csv Error single empty field record must be quoted
# expect: "w([''],quoting=3)" !! _csv Error single empty field record must be quoted
# expect: "w(['a','b'],delimiter='|',lineterminator='!')" ('a|b!', 4)
# expect: "w(['a!b'],lineterminator='!')" ('"a!b"!', 6)
# expect: "w('abc')" ('a,b,c\r\n', 7)
# expect: 'w(None)' !! _csv Error iterable expected, not NoneType
# expect: '_csv.writer(1)' !! builtins TypeError argument 1 must have a "write" method
# expect: "_csv.writer(W(),'excel').writerows([[1],[2]])" None
# expect: '_csv.writer(W()).writerows([1])' !! _csv Error iterable expected, not int
# expect: "w([' a'],delimiter=' ')" ('" a"\r\n', 6)
# expect: "w([' '],delimiter=' ',skipinitialspace=False)" ('" "\r\n', 5)
# expect: "w(['a b'],delimiter=' ',skipinitialspace=False)" ('"a b"\r\n', 7)
# expect: "w(['',' '],skipinitialspace=True,quoting=3)" (', \r\n', 4)
# expect: "w(['a',' b'],skipinitialspace=True)" ('a, b\r\n', 6)
# expect: "w([' '],quoting=3,skipinitialspace=True,escapechar='\\\\')" (' \r\n', 3)
# expect: "w(['ab'],delimiter='\\u1234')" ('ab\r\n', 4)
# expect: 'w(NN())' !! builtins KeyError 
# expect: "r('a,b')" [['a', 'b']]
# expect: "r('')" [[]]
# expect: "r('a,b\\r\\n','c\\n')" [['a', 'b'], ['c']]
# expect: 'r(\'a,"b\',\'c",d\')' [['a', 'bc', 'd']]
# expect: 'r(\'a,"b""c",d\')' [['a', 'b"c', 'd']]
# expect: 'r(\'a,"b"c,d\')' [['a', 'bc', 'd']]
# expect: 'r(\'a,"b"c,d\',strict=True)' !! _csv Error ',' expected after '"'
# expect: 'r(\'"a\',\'b\',strict=True)' !! _csv Error unexpected end of data
# expect: 'r(\'"a\',strict=True)' !! _csv Error unexpected end of data
# expect: 'r(\'a"b,c\')' [['a"b', 'c']]
# expect: "r('a\\nb')" !! _csv Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: "r('a\\rb')" !! _csv Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: "r('a\\0b')" [['a\x00b']]
# expect: "r(' a, b',skipinitialspace=True)" [['a', 'b']]
# expect: 'r(\'"a" ,b\')' [['a ', 'b']]
# expect: "r('a|b',delimiter='|')" [['a', 'b']]
# expect: "r('a\\\\,b',escapechar='\\\\')" [['a,b']]
# expect: "r('a\\\\',escapechar='\\\\')" [['a\n']]
# expect: "r('a\\\\\\nb','c',escapechar='\\\\')" [['a\nbc']]
# expect: 'r(\'"a\\\\"b"\',escapechar=\'\\\\\')' [['a"b']]
# expect: 'r(\'1,2.5,"x"\',quoting=2)' [[1.0, 2.5, 'x']]
# expect: "r('a',quoting=2)" !! builtins ValueError could not convert string to float: 'a'
# expect: 'r(\',"",1\',quoting=2)' [['', '', 1.0]]
# expect: 'r(\',"",1,a\',quoting=4)' !! builtins ValueError could not convert string to float: 'a'
# expect: 'r(\'"a"\',quoting=3)' [['"a"']]
# expect: "r(b'a')" !! _csv Error iterator should return strings, not bytes (the file should be opened in text mode)
# expect: 'r(1)' !! _csv Error iterator should return strings, not int (the file should be opened in text mode)
# expect: "_csv.reader([],'nope')" !! _csv Error unknown dialect
# expect: '_csv.reader([],foo=1)' !! builtins TypeError this function got an unexpected keyword argument 'foo'
# expect: 'r("\'a\';1",dialect=D)' [['a', 1.0]]
# expect: 'r("\'a\';b",dialect=D)' !! builtins ValueError could not convert string to float: 'b'
# expect: "r('a'*200000)" !! _csv Error field larger than field limit (131072)
# expect: "_csv.reader(['a','b']).line_num" 0
# expect: 'r(\'"a\\r\\nb"\')' [['a\r\nb']]
# expect: "r('a,b','','c')" [['a', 'b'], [], ['c']]
# expect: "r('\\n')" [[]]
# expect: "r(',')" [['', '']]
# expect: 'r(\'""\')' [['']]
# expect: 'r(\'a,""\')' [['a', '']]
# expect: 'r(\' "a"\')' [[' "a"']]
# expect: 'r(\' "a"\',skipinitialspace=True)' [['a']]
# expect: "r('a,b\\r\\r\\n')" [['a', 'b']]
# expect: 'r(\'a\',\'"b\',\'c\')' [['a'], ['bc']]
# expect: 'r(\'1,,""\',quoting=4)' [[1.0, None, '']]
# expect: "r('a, ,b',skipinitialspace=True,quoting=2) if 0 else 0" 0
# expect: "r('-1e5,inf',quoting=2)" [[-100000.0, inf]]
# expect: 'r(\'\\\\"a\\\\"\',escapechar=\'\\\\\',quoting=2)' !! builtins ValueError could not convert string to float: '"a"'
# expect: '_csv.Dialect()' Dialect
# expect: "_csv.Dialect(delimiter='')" !! builtins TypeError "delimiter" must be a unicode character, not a string of length 0
# expect: "_csv.Dialect(delimiter='ab')" !! builtins TypeError "delimiter" must be a unicode character, not a string of length 2
# expect: '_csv.Dialect(delimiter=1)' !! builtins TypeError "delimiter" must be a unicode character, not int
# expect: '_csv.Dialect(delimiter=None)' !! builtins TypeError "delimiter" must be a unicode character, not NoneType
# expect: '_csv.Dialect(quotechar=None)' Dialect
# expect: "_csv.Dialect(quotechar='')" !! builtins TypeError "quotechar" must be a unicode character or None, not a string of length 0
# expect: '_csv.Dialect(quotechar=1)' !! builtins TypeError "quotechar" must be a unicode character or None, not int
# expect: "_csv.Dialect(quotechar='ab')" !! builtins TypeError "quotechar" must be a unicode character or None, not a string of length 2
# expect: '_csv.Dialect(quoting=9)' !! builtins TypeError bad "quoting" value
# expect: "_csv.Dialect(quoting='x')" !! builtins TypeError "quoting" must be an integer, not str
# expect: '_csv.Dialect(quoting=None)' !! builtins TypeError "quoting" must be an integer, not NoneType
# expect: '_csv.Dialect(lineterminator=1)' !! builtins TypeError "lineterminator" must be a string, not int
# expect: '_csv.Dialect(lineterminator=None)' !! builtins TypeError "lineterminator" must be a string, not NoneType
# expect: "_csv.Dialect(escapechar='ab')" !! builtins TypeError "escapechar" must be a unicode character or None, not a string of length 2
# expect: '_csv.Dialect(escapechar=1)' !! builtins TypeError "escapechar" must be a unicode character or None, not int
# expect: '_csv.Dialect(foo=1)' !! builtins TypeError this function got an unexpected keyword argument 'foo'
# expect: '_csv.Dialect(1,2)' !! builtins TypeError "delimiter" must be a unicode character, not int
# expect: "_csv.Dialect('excel')" Dialect
# expect: "_csv.Dialect('nope')" !! _csv Error unknown dialect
# expect: '_csv.Dialect(Bad)' !! builtins TypeError "delimiter" must be a unicode character, not a string of length 2
# expect: "_csv.Dialect(delimiter='\\n')" !! builtins ValueError bad delimiter value
# expect: "_csv.Dialect(delimiter=' ',skipinitialspace=True)" Dialect
# expect: "_csv.Dialect(quotechar=' ',skipinitialspace=True)" !! builtins ValueError bad quotechar value
# expect: "_csv.Dialect(escapechar=' ',skipinitialspace=True)" !! builtins ValueError bad escapechar value
# expect: "_csv.Dialect(delimiter=',',quotechar=',')" !! builtins ValueError bad delimiter or quotechar value
# expect: "_csv.Dialect(delimiter=',',escapechar=',')" !! builtins ValueError bad delimiter or escapechar value
# expect: "_csv.Dialect(quotechar='x',escapechar='x')" !! builtins ValueError bad escapechar or quotechar value
# expect: "_csv.Dialect(delimiter='a',lineterminator='ab')" !! builtins ValueError bad delimiter or lineterminator value
# expect: "_csv.Dialect(quotechar='a',lineterminator='ab')" !! builtins ValueError bad quotechar or lineterminator value
# expect: '_csv.Dialect(quotechar=None,quoting=0)' !! builtins TypeError quotechar must be set if quoting enabled
# expect: "_csv.Dialect(doublequote='')" Dialect
# expect: '_csv.Dialect(skipinitialspace=2)' Dialect
# expect: '_csv.Dialect(strict=[])' Dialect
# expect: "_csv.Dialect(delimiter='\\r')" !! builtins ValueError bad delimiter value
# expect: "_csv.Dialect(escapechar='\\n')" !! builtins ValueError bad escapechar value
# expect: "_csv.Dialect(quotechar='\\n')" !! builtins ValueError bad quotechar value
# expect: "_csv.Dialect(delimiter=',').delimiter" ','
# expect: '_csv.Dialect().delimiter.x' !! builtins AttributeError 'str' object has no attribute 'x'
