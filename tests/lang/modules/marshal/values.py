# Values and their bytes in the versions of the format, and what bad data raises.
import marshal
for d in [b"(\xff\xff\1\0", b'', b'r\0\0\0\0', b'Q', b'[\1\0\0\0', b'[\xff\xff\xff\xff', b's\xff\xff\xff\xff', b's\5\0\0\0a', b'l\1\0\0\0\0\0', b'l\1\0\0\0\xff\xff', b'0', b'[\1\0\0\0000', b'f\3abc', b':NNN', b':NN',b'u\1\0\0\0\xff', b'[\1\0\0\0', b'{[\0\0\0\0N0', b'a\1\0\0\0\xff', b'z\1\xff',b'>\xff\xff\xff\xff', b'I'+b'\1'*8, b'S', b'?', b'c']:
    try: print(d, repr(marshal.loads(d)))
    except Exception as e: print(d, type(e).__name__, e)
for o in [len, type, 10**30, -5, 1<<31, -(1<<31), slice(1,2), 1.5, 2j, StopIteration, bytearray(b'x'), frozenset([1,2]), 'é', 'a'*300, (), (1,)*3,[], {}, {1:2}, set(), True, '\ud800\U0001F600ü€', 10**400,-10**401, 2**60, 2**75-1,-2**90]:
    for v in (0,2,4,5):
        try: s=marshal.dumps(o,v); print(v, ascii(str(o)[:20]), bytes([s[0]&127])+s[1:] if not isinstance(o,(tuple,dict,frozenset,slice,str)) else '', ascii(marshal.loads(s)), o==marshal.loads(s))
        except Exception as e: print(v, type(e).__name__, e)
x=[]
x.append(x)
try: marshal.dumps(x,2)
except Exception as e: print(repr(e))
print(marshal.dumps(x), marshal.loads(marshal.dumps(x))[0][0].clear())
for i in (1998,1999,2000,2001):
    l=[]
    for _ in range(i): l=[l]
    try: s=marshal.dumps(l)
    except Exception as e: print(i,repr(e))
    try: marshal.loads(b'[\1\0\0\0'*i+b'N')
    except Exception as e: print(i,repr(e))
def f():pass
for a in [lambda: marshal.dumps(f.__code__,allow_code=False), lambda:marshal.loads(marshal.dumps(f.__code__),allow_code=False), lambda: marshal.loads('x'), lambda: marshal.load(3), lambda: marshal.dumps(1,'x'), lambda:marshal.dump(1,3)]:
    try: a()
    except Exception as e: print(repr(e))
class R:
    def __init__(s,d): s.d=d; s.p=0
    def read(s,n=-1): print('read',n); return b''
    def readinto(s,b): print('into',len(b)); n=len(b); c=s.d[s.p:s.p+n]; b[:len(c)]=c; s.p+=n; return len(c)
print(marshal.load(R(marshal.dumps([1,'abc',(2.5,)]))))
t=([],); t[0].append(t); u=marshal.loads(marshal.dumps(t)); print(u[0][0] is u); t[0].clear(); u[0].clear(); x.clear()
print(marshal.loads(marshal.dumps({1:(2,3),'a':frozenset(['x','y',b'z',1.5])}))=={1:(2,3),'a':frozenset(['x','y',b'z',1.5])})
c=compile("def f(a,b=3,*,c:int=1):\n x=lambda: a+b\n try:\n  return x()*c\n except ValueError as e: raise\nclass K:\n  def m(self): return __class__\nprint(f(2), f(3,4,c=5), K().m().__name__, [i*i for i in range(5)])\n", 'n', 'exec')
d=marshal.loads(marshal.dumps(c)); print(c==d); exec(d)
# expect: b'(\xff\xff\x01\x00' EOFError EOF read where object expected
# expect: b'' EOFError EOF read where object expected
# expect: b'r\x00\x00\x00\x00' ValueError bad marshal data (invalid reference)
# expect: b'Q' ValueError bad marshal data (unknown type code)
# expect: b'[\x01\x00\x00\x00' EOFError EOF read where object expected
# expect: b'[\xff\xff\xff\xff' ValueError bad marshal data (list size out of range)
# expect: b's\xff\xff\xff\xff' ValueError bad marshal data (bytes object size out of range)
# expect: b's\x05\x00\x00\x00a' EOFError marshal data too short
# expect: b'l\x01\x00\x00\x00\x00\x00' ValueError bad marshal data (unnormalized long data)
# expect: b'l\x01\x00\x00\x00\xff\xff' ValueError bad marshal data (digit out of range in long)
# expect: b'0' TypeError NULL object in marshal data for object
# expect: b'[\x01\x00\x00\x000' TypeError NULL object in marshal data for list
# expect: b'f\x03abc' ValueError could not convert string to float: 'abc'
# expect: b':NNN' slice(None, None, None)
# expect: b':NN' EOFError EOF read where object expected
# expect: b'u\x01\x00\x00\x00\xff' UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: b'[\x01\x00\x00\x00' EOFError EOF read where object expected
# expect: b'{[\x00\x00\x00\x00N0' TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: b'a\x01\x00\x00\x00\xff' 'ÿ'
# expect: b'z\x01\xff' 'ÿ'
# expect: b'>\xff\xff\xff\xff' ValueError bad marshal data (set size out of range)
# expect: b'I\x01\x01\x01\x01\x01\x01\x01\x01' 72340172838076673
# expect: b'S' <class 'StopIteration'>
# expect: b'?' ValueError bad marshal data (unknown type code)
# expect: b'c' EOFError marshal data too short
# expect: 0 ValueError unmarshallable object
# expect: 2 ValueError unmarshallable object
# expect: 4 ValueError unmarshallable object
# expect: 5 ValueError unmarshallable object
# expect: 0 ValueError unmarshallable object
# expect: 2 ValueError unmarshallable object
# expect: 4 ValueError unmarshallable object
# expect: 5 ValueError unmarshallable object
# expect: 0 '10000000000000000000' b"l\x07\x00\x00\x00\x00\x00\x00\x00\xa97\xa73\x04M\x93e'\x03" 1000000000000000000000000000000 True
# expect: 2 '10000000000000000000' b"l\x07\x00\x00\x00\x00\x00\x00\x00\xa97\xa73\x04M\x93e'\x03" 1000000000000000000000000000000 True
# expect: 4 '10000000000000000000' b"l\x07\x00\x00\x00\x00\x00\x00\x00\xa97\xa73\x04M\x93e'\x03" 1000000000000000000000000000000 True
# expect: 5 '10000000000000000000' b"l\x07\x00\x00\x00\x00\x00\x00\x00\xa97\xa73\x04M\x93e'\x03" 1000000000000000000000000000000 True
# expect: 0 '-5' b'i\xfb\xff\xff\xff' -5 True
# expect: 2 '-5' b'i\xfb\xff\xff\xff' -5 True
# expect: 4 '-5' b'i\xfb\xff\xff\xff' -5 True
# expect: 5 '-5' b'i\xfb\xff\xff\xff' -5 True
# expect: 0 '2147483648' b'l\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00' 2147483648 True
# expect: 2 '2147483648' b'l\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00' 2147483648 True
# expect: 4 '2147483648' b'l\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00' 2147483648 True
# expect: 5 '2147483648' b'l\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00' 2147483648 True
# expect: 0 '-2147483648' b'i\x00\x00\x00\x80' -2147483648 True
# expect: 2 '-2147483648' b'i\x00\x00\x00\x80' -2147483648 True
# expect: 4 '-2147483648' b'i\x00\x00\x00\x80' -2147483648 True
# expect: 5 '-2147483648' b'i\x00\x00\x00\x80' -2147483648 True
# expect: 0 ValueError unmarshallable object
# expect: 2 ValueError unmarshallable object
# expect: 4 ValueError unmarshallable object
# expect: 5 'slice(1, 2, None)'  slice(1, 2, None) True
# expect: 0 '1.5' b'f\x031.5' 1.5 True
# expect: 2 '1.5' b'g\x00\x00\x00\x00\x00\x00\xf8?' 1.5 True
# expect: 4 '1.5' b'g\x00\x00\x00\x00\x00\x00\xf8?' 1.5 True
# expect: 5 '1.5' b'g\x00\x00\x00\x00\x00\x00\xf8?' 1.5 True
# expect: 0 '2j' b'x\x010\x012' 2j True
# expect: 2 '2j' b'y\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00@' 2j True
# expect: 4 '2j' b'y\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00@' 2j True
# expect: 5 '2j' b'y\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00@' 2j True
# expect: 0 "<class 'StopIteratio" b'S' <class 'StopIteration'> True
# expect: 2 "<class 'StopIteratio" b'S' <class 'StopIteration'> True
# expect: 4 "<class 'StopIteratio" b'S' <class 'StopIteration'> True
# expect: 5 "<class 'StopIteratio" b'S' <class 'StopIteration'> True
# expect: 0 "bytearray(b'x')" b's\x01\x00\x00\x00x' b'x' True
# expect: 2 "bytearray(b'x')" b's\x01\x00\x00\x00x' b'x' True
# expect: 4 "bytearray(b'x')" b's\x01\x00\x00\x00x' b'x' True
# expect: 5 "bytearray(b'x')" b's\x01\x00\x00\x00x' b'x' True
# expect: 0 'frozenset({1, 2})'  frozenset({1, 2}) True
# expect: 2 'frozenset({1, 2})'  frozenset({1, 2}) True
# expect: 4 'frozenset({1, 2})'  frozenset({1, 2}) True
# expect: 5 'frozenset({1, 2})'  frozenset({1, 2}) True
# expect: 0 '\xe9'  '\xe9' True
# expect: 2 '\xe9'  '\xe9' True
# expect: 4 '\xe9'  '\xe9' True
# expect: 5 '\xe9'  '\xe9' True
# expect: 0 'aaaaaaaaaaaaaaaaaaaa'  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' True
# expect: 2 'aaaaaaaaaaaaaaaaaaaa'  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' True
# expect: 4 'aaaaaaaaaaaaaaaaaaaa'  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' True
# expect: 5 'aaaaaaaaaaaaaaaaaaaa'  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' True
# expect: 0 '()'  () True
# expect: 2 '()'  () True
# expect: 4 '()'  () True
# expect: 5 '()'  () True
# expect: 0 '(1, 1, 1)'  (1, 1, 1) True
# expect: 2 '(1, 1, 1)'  (1, 1, 1) True
# expect: 4 '(1, 1, 1)'  (1, 1, 1) True
# expect: 5 '(1, 1, 1)'  (1, 1, 1) True
# expect: 0 '[]' b'[\x00\x00\x00\x00' [] True
# expect: 2 '[]' b'[\x00\x00\x00\x00' [] True
# expect: 4 '[]' b'[\x00\x00\x00\x00' [] True
# expect: 5 '[]' b'[\x00\x00\x00\x00' [] True
# expect: 0 '{}'  {} True
# expect: 2 '{}'  {} True
# expect: 4 '{}'  {} True
# expect: 5 '{}'  {} True
# expect: 0 '{1: 2}'  {1: 2} True
# expect: 2 '{1: 2}'  {1: 2} True
# expect: 4 '{1: 2}'  {1: 2} True
# expect: 5 '{1: 2}'  {1: 2} True
# expect: 0 'set()' b'<\x00\x00\x00\x00' set() True
# expect: 2 'set()' b'<\x00\x00\x00\x00' set() True
# expect: 4 'set()' b'<\x00\x00\x00\x00' set() True
# expect: 5 'set()' b'<\x00\x00\x00\x00' set() True
# expect: 0 'True' b'T' True True
# expect: 2 'True' b'T' True True
# expect: 4 'True' b'T' True True
# expect: 5 'True' b'T' True True
# expect: 0 '\ud800\U0001f600\xfc\u20ac'  '\ud800\U0001f600\xfc\u20ac' True
# expect: 2 '\ud800\U0001f600\xfc\u20ac'  '\ud800\U0001f600\xfc\u20ac' True
# expect: 4 '\ud800\U0001f600\xfc\u20ac'  '\ud800\U0001f600\xfc\u20ac' True
# expect: 5 '\ud800\U0001f600\xfc\u20ac'  '\ud800\U0001f600\xfc\u20ac' True
# expect: 0 '10000000000000000000' b'lY\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04N}\xe2w\x86\x04.|t\x19\xdbkg\x0c\x89NV$:\x19HUe\x12GpYP\xc3c\x89r:\x06\x1e>\x02\t\x1fmf;\xe7 u3e9\xb6\x11\xe4\x7f\x844qc_\x1a\x86/\xc1{\xb3=f\x17\x0bj(S\xf3\x14L1\x8eQ\xd5\x1cp9\x90\x00\xf5{\x16:9\x0c\xc0Y\xad/\xa1\x02/.\xc8(\xffX\xc4[`Qr[\x8dC\xef\x02\xef\x1byf\xb1<\xfeged?v\xb4\x01' 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 2 '10000000000000000000' b'lY\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04N}\xe2w\x86\x04.|t\x19\xdbkg\x0c\x89NV$:\x19HUe\x12GpYP\xc3c\x89r:\x06\x1e>\x02\t\x1fmf;\xe7 u3e9\xb6\x11\xe4\x7f\x844qc_\x1a\x86/\xc1{\xb3=f\x17\x0bj(S\xf3\x14L1\x8eQ\xd5\x1cp9\x90\x00\xf5{\x16:9\x0c\xc0Y\xad/\xa1\x02/.\xc8(\xffX\xc4[`Qr[\x8dC\xef\x02\xef\x1byf\xb1<\xfeged?v\xb4\x01' 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 4 '10000000000000000000' b'lY\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04N}\xe2w\x86\x04.|t\x19\xdbkg\x0c\x89NV$:\x19HUe\x12GpYP\xc3c\x89r:\x06\x1e>\x02\t\x1fmf;\xe7 u3e9\xb6\x11\xe4\x7f\x844qc_\x1a\x86/\xc1{\xb3=f\x17\x0bj(S\xf3\x14L1\x8eQ\xd5\x1cp9\x90\x00\xf5{\x16:9\x0c\xc0Y\xad/\xa1\x02/.\xc8(\xffX\xc4[`Qr[\x8dC\xef\x02\xef\x1byf\xb1<\xfeged?v\xb4\x01' 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 5 '10000000000000000000' b'lY\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04N}\xe2w\x86\x04.|t\x19\xdbkg\x0c\x89NV$:\x19HUe\x12GpYP\xc3c\x89r:\x06\x1e>\x02\t\x1fmf;\xe7 u3e9\xb6\x11\xe4\x7f\x844qc_\x1a\x86/\xc1{\xb3=f\x17\x0bj(S\xf3\x14L1\x8eQ\xd5\x1cp9\x90\x00\xf5{\x16:9\x0c\xc0Y\xad/\xa1\x02/.\xc8(\xffX\xc4[`Qr[\x8dC\xef\x02\xef\x1byf\xb1<\xfeged?v\xb4\x01' 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 0 '-1000000000000000000' b'l\xa7\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00(\x0ce\xdd.E-\xccY\x91~\x8f6\x0e|Z\x11bkF|\xd1T\xf87\xc7b\x82#\xa4eayL>,m\x18Z6C\x04R\nI\x94\x02\xf6= 1\xe9~1\rnb\xbd\x07>[\x8dU\x07i\x00jo$\x98?\x84Q\xf9l\x8f/X b>\xa4\x05\x92W\xe5D>z\x80\x01\xc9\\M\x1a\xd6M\xd3\x17\xf9y\xae\x15\xc7-z\x12\x89#[\x1dV\x17\xbc\x00\xf2^\xf0\x0f\xfak}\x1e\x11\x11' -100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 2 '-1000000000000000000' b'l\xa7\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00(\x0ce\xdd.E-\xccY\x91~\x8f6\x0e|Z\x11bkF|\xd1T\xf87\xc7b\x82#\xa4eayL>,m\x18Z6C\x04R\nI\x94\x02\xf6= 1\xe9~1\rnb\xbd\x07>[\x8dU\x07i\x00jo$\x98?\x84Q\xf9l\x8f/X b>\xa4\x05\x92W\xe5D>z\x80\x01\xc9\\M\x1a\xd6M\xd3\x17\xf9y\xae\x15\xc7-z\x12\x89#[\x1dV\x17\xbc\x00\xf2^\xf0\x0f\xfak}\x1e\x11\x11' -100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 4 '-1000000000000000000' b'l\xa7\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00(\x0ce\xdd.E-\xccY\x91~\x8f6\x0e|Z\x11bkF|\xd1T\xf87\xc7b\x82#\xa4eayL>,m\x18Z6C\x04R\nI\x94\x02\xf6= 1\xe9~1\rnb\xbd\x07>[\x8dU\x07i\x00jo$\x98?\x84Q\xf9l\x8f/X b>\xa4\x05\x92W\xe5D>z\x80\x01\xc9\\M\x1a\xd6M\xd3\x17\xf9y\xae\x15\xc7-z\x12\x89#[\x1dV\x17\xbc\x00\xf2^\xf0\x0f\xfak}\x1e\x11\x11' -100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 5 '-1000000000000000000' b'l\xa7\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00(\x0ce\xdd.E-\xccY\x91~\x8f6\x0e|Z\x11bkF|\xd1T\xf87\xc7b\x82#\xa4eayL>,m\x18Z6C\x04R\nI\x94\x02\xf6= 1\xe9~1\rnb\xbd\x07>[\x8dU\x07i\x00jo$\x98?\x84Q\xf9l\x8f/X b>\xa4\x05\x92W\xe5D>z\x80\x01\xc9\\M\x1a\xd6M\xd3\x17\xf9y\xae\x15\xc7-z\x12\x89#[\x1dV\x17\xbc\x00\xf2^\xf0\x0f\xfak}\x1e\x11\x11' -100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 True
# expect: 0 '1152921504606846976' b'l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' 1152921504606846976 True
# expect: 2 '1152921504606846976' b'l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' 1152921504606846976 True
# expect: 4 '1152921504606846976' b'l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' 1152921504606846976 True
# expect: 5 '1152921504606846976' b'l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' 1152921504606846976 True
# expect: 0 '37778931862957161709' b'l\x05\x00\x00\x00\xff\x7f\xff\x7f\xff\x7f\xff\x7f\xff\x7f' 37778931862957161709567 True
# expect: 2 '37778931862957161709' b'l\x05\x00\x00\x00\xff\x7f\xff\x7f\xff\x7f\xff\x7f\xff\x7f' 37778931862957161709567 True
# expect: 4 '37778931862957161709' b'l\x05\x00\x00\x00\xff\x7f\xff\x7f\xff\x7f\xff\x7f\xff\x7f' 37778931862957161709567 True
# expect: 5 '37778931862957161709' b'l\x05\x00\x00\x00\xff\x7f\xff\x7f\xff\x7f\xff\x7f\xff\x7f' 37778931862957161709567 True
# expect: 0 '-1237940039285380274' b'l\xf9\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' -1237940039285380274899124224 True
# expect: 2 '-1237940039285380274' b'l\xf9\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' -1237940039285380274899124224 True
# expect: 4 '-1237940039285380274' b'l\xf9\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' -1237940039285380274899124224 True
# expect: 5 '-1237940039285380274' b'l\xf9\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00' -1237940039285380274899124224 True
# expect: ValueError('object too deeply nested to marshal')
# expect: b'\xdb\x01\x00\x00\x00r\x00\x00\x00\x00' None
# expect: 2000 ValueError('object too deeply nested to marshal')
# expect: 2000 ValueError('recursion limit exceeded')
# expect: 2001 ValueError('object too deeply nested to marshal')
# expect: 2001 ValueError('recursion limit exceeded')
# expect: ValueError('marshalling code objects is disallowed')
# expect: ValueError('unmarshalling code objects is disallowed')
# expect: TypeError("a bytes-like object is required, not 'str'")
# expect: AttributeError("'int' object has no attribute 'read'")
# expect: TypeError("'str' object cannot be interpreted as an integer")
# expect: AttributeError("'int' object has no attribute 'write'")
# expect: read 0
# expect: into 1
# expect: into 4
# expect: into 1
# expect: into 4
# expect: into 1
# expect: into 1
# expect: into 3
# expect: into 1
# expect: into 1
# expect: into 1
# expect: into 8
# expect: [1, 'abc', (2.5,)]
# expect: True
# expect: True
# expect: True
# expect: 5 35 K [0, 1, 4, 9, 16]
