# Arithmetic around the edges of immediates, of one limb and of two, summed up in a hash of texts.
class R:
    s=12345
    def bits(self,n):
        r=0
        for i in range(n): 
            self.s=(self.s*1103515245+12345)%(1<<31); r=r*2+((self.s>>16)&1)
        return r
R=R()
ops=[lambda a,b:a+b,lambda a,b:a-b,lambda a,b:a*b,lambda a,b:a&b,lambda a,b:a|b,lambda a,b:a^b,lambda a,b:a//b,lambda a,b:a%b,lambda a,b:a<b,lambda a,b:a<=b,lambda a,b:a==b,lambda a,b:a>b]
edges=[0,1,-1,2,-2,(1<<48)-1,1<<48,-(1<<48),-(1<<48)-1,(1<<63)-1,1<<63,-(1<<63),(1<<64)-1,1<<64,-(1<<64),(1<<127)-1,1<<127,-(1<<127),(1<<128)-1,1<<128,-(1<<128),-(1<<128)+1,True,False,3,7,10**9+7,-(10**9+7),(1<<130)+5,-(1<<130)]
def pick():
    r=(R.bits(16)/65536)
    if r<.4: return edges[R.bits(16)%len(edges)]+(R.bits(8)%5-2)
    n=R.bits([10,48,49,50,63,64,65,100,127,128,129,200][R.bits(8)%12])
    return -n if (R.bits(16)/65536)<.4 else n
h=0
for i in range(1500):
    a,b=pick(),pick()
    for op in ops:
        try: r=op(a,b)
        except ZeroDivisionError as e: r=str(e)
        h=(h*31+sum(map(ord,str(r))))%1000003
    s=[0,1,5,17,31,47,48,49,63,64,65,100,127,128,129,200,300][R.bits(10)%17]
    h=(h*31+sum(map(ord,repr((a<<s,a>>s,-a,~a,abs(a),hash(a),a.bit_length())))))%1000003
print(h)
# expect: 188039
