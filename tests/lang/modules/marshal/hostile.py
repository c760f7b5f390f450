# Damaged data gives EOFError, ValueError or TypeError, and code objects that can be looked at.
import marshal
seed=7; N=600
def rnd():
    global seed
    seed=(seed*6364136223846793005+1442695040888963407)&(2**64-1)
    return seed>>33
src='''
class K:
    "doc"
    def m(self, a, *b, c=3, **d): return [x for x in b if x in {1,2,"q"}], __class__
async def g(x):
    async with x as y:
        try: await y
        except* ValueError: pass
def h(): 
    yield from (1, 2.5, 3j, b"bytes", "é", -12345678901234567890, None, ..., True)
'''
base=[marshal.dumps(compile(src,'f','exec')), marshal.dumps([1,(2,[3]),{4:5,'k':{1,2,3}},frozenset('abc'),slice(1,None,'x'),10**50,2j,'é'*300,b'q'*20,True,None,...]), marshal.dumps(compile(src,'f','exec'),2), marshal.dumps(([1,2],{3:4.5}),1)]
res={}
class R:
    def __init__(s,d): s.d=d; s.p=0
    def read(s,n=-1): return b''
    def readinto(s,b): n=len(b); c=s.d[s.p:s.p+n]; b[:len(c)]=c; s.p+=n; return len(c)
def touch(o, depth=0):
    if depth>4: return
    if type(o) is type(touch.__code__):
        repr(o); o.co_code; list(o.co_positions()); list(o.co_lines()); o.co_consts; o.co_names; o.co_varnames, o.co_freevars, o.co_cellvars, o.co_linetable, o.co_exceptiontable; hash(o); o==o; marshal.dumps(o)
        for c in o.co_consts: touch(c, depth+1)
for i in range(N):
    b=bytearray(base[rnd()%4])
    for _ in range(1+rnd()%4):
        k=rnd()%6
        p=rnd()%len(b)
        if k<3: b[p]=rnd()%256
        elif k==3: del b[p:p+1+rnd()%4]
        elif k==4: b[p:p]=b[rnd()%len(b):][:rnd()%20]
        else: b[p]=b'()[]{<>zZaAutlifgxy:rc0NTF.S'[rnd()%28]|(128 if rnd()%2 else 0)
        if not b: b=bytearray(b'N')
    b=bytes(b)
    try:
        o=marshal.loads(b) if i%8 else marshal.load(R(b))
        touch(o)
        k='ok'
    except (EOFError,ValueError,TypeError) as e: k=type(e).__name__
    except RecursionError: k='rec'
    res[k]=res.get(k,0)+1
print(sorted(set(res) - {'ok', 'rec', 'EOFError', 'ValueError', 'TypeError', 'UnicodeDecodeError'}), sum(res.values()))
# expect: [] 600
