# zlib: whole data, objects, dictionaries, limits and errors.
import zlib
def t(f,*a,**k):
    try: r=f(*a,**k); print(str(r)[:60].split(" at 0x")[0])
    except Exception as e: print(type(e).__name__, e)
d=b'hello world '*1000
Z=zlib
for lv in (-1,0,1,6,9,10,-2,'x'): t(lambda l:Z.decompress(Z.compress(d,l))==d,lv)
c=Z.compress(d); t(lambda:Z.decompress(c)==d); t(Z.decompress,c[:-1]);t(Z.decompress,b'');t(Z.decompress,b'xx');t(Z.decompress,c+b'extra'); t(Z.decompress,c,-15); t(Z.decompress,c,wbits=99); t(Z.decompress,c,bufsize=0);t(Z.decompress,c,bufsize=-1);t(Z.decompress,c,15,1); t(Z.decompress,'x'); t(Z.compress,'x');t(Z.compress); t(Z.decompress,c,15,2**70)
for w in (-15,15,31,9,47,-9,0,8,7,16,24,1): t(lambda w:len(Z.compress(d,wbits=w))>9,w)
t(lambda:Z.decompress(Z.compress(d,wbits=31),wbits=47)==d);t(lambda:Z.decompress(Z.compress(d,wbits=-15),wbits=-15)==d)
t(Z.crc32,b'abc');t(Z.crc32,b'abc',5);t(Z.adler32,b'abc');t(Z.adler32,b'abc',5);t(Z.crc32,b'',-1);t(Z.adler32,b'',-1);t(Z.crc32,'x');t(Z.adler32,d*20,2**33+1)
co=Z.compressobj(); x=co.compress(d)+co.compress(b'z')+co.flush(Z.Z_SYNC_FLUSH);  co2=co.copy(); y=x+co.compress(b'end')+co.flush(); y2=x+co2.compress(b'other')+co2.flush(); t(Z.decompress,y[-3:]); t(lambda:Z.decompress(y)[-4:]);t(lambda:Z.decompress(y2)[-6:]); t(co.flush);t(co.compress,b'a');t(co.copy); t(co.flush,0); t(co.flush,99)
t(Z.compressobj,10);t(Z.compressobj,-1,7);t(Z.compressobj,-1,8,99);t(Z.compressobj,-1,8,15,10);t(Z.compressobj,-1,8,15,8,9);t(Z.compressobj,zdict=5);t(Z.compressobj,level=1,method=Z.DEFLATED,wbits=-15,memLevel=9,strategy=Z.Z_FILTERED);t(Z.compressobj,x=1)
zd=b'hello world'; co=Z.compressobj(zdict=zd); y=co.compress(d)+co.flush(); t(Z.decompress,y); do=Z.decompressobj(zdict=zd); t(lambda:do.decompress(y)==d); do=Z.decompressobj(zdict=b'wrong'); t(do.decompress,y); do=Z.decompressobj(); t(do.decompress,y); t(Z.decompressobj,zdict='x'); t(Z.decompressobj,99);t(Z.decompressobj,zdict=zd,wbits=-15)
do=Z.decompressobj(); r=do.decompress(c,10); t(lambda:(r,len(do.unconsumed_tail),do.eof,do.unused_data)); t(lambda:len(do.decompress(do.unconsumed_tail,100))); t(lambda:len(do.flush())); t(lambda:(do.eof,do.unused_data,do.unconsumed_tail))
do=Z.decompressobj(); t(lambda:do.decompress(c+b'junk')==d); t(lambda:(do.eof,do.unused_data)); t(do.decompress,b'more'); t(lambda:do.unused_data); t(do.flush); t(do.decompress,c,-1);t(do.flush,0);t(do.flush,-1); t(do.copy); t(do.decompress,b'',max_length=5)
do=Z.decompressobj(); do.decompress(c[:10]); t(do.flush); do=Z.decompressobj(); t(do.decompress,b'garbage!!')
zd=Z._ZlibDecompressor(); r=zd.decompress(c,5); t(lambda:(r,zd.eof,zd.needs_input,zd.unused_data)); r=zd.decompress(b'',20);t(lambda:(r,zd.needs_input)); r=zd.decompress(b'');t(lambda:(len(r),zd.eof,zd.needs_input,zd.unused_data)); t(zd.decompress,b'x')
zd=Z._ZlibDecompressor(); r=zd.decompress(c+b'tail'); t(lambda:(len(r),zd.eof,zd.unused_data)); zd=Z._ZlibDecompressor(wbits=31); t(zd.decompress,b'bad data here'); zd=Z._ZlibDecompressor(); out=b''
for i in range(0,len(c),3): out+=zd.decompress(c[i:i+3],7)
while not zd.eof: out+=zd.decompress(b'',7)
t(lambda:out==d); t(Z._ZlibDecompressor,99)
t(co.__copy__); t(do.__deepcopy__,{})
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: error Bad compression level
# expect: error Bad compression level
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: True
# expect: error Error -5 while decompressing data: incomplete or truncated stream
# expect: error Error -5 while decompressing data: incomplete or truncated stream
# expect: error Error -3 while decompressing data: incorrect header check
# expect: b'hello world hello world hello world hello world hello worl
# expect: error Error -3 while decompressing data: invalid stored block lengths
# expect: error Error -2 while preparing to decompress data: inconsistent stream state
# expect: b'hello world hello world hello world hello world hello worl
# expect: ValueError bufsize must be non-negative
# expect: b'hello world hello world hello world hello world hello worl
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError compress() takes at least 1 positional argument (0 given)
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: True
# expect: True
# expect: True
# expect: True
# expect: error Bad compression level
# expect: True
# expect: error Bad compression level
# expect: True
# expect: error Bad compression level
# expect: error Bad compression level
# expect: error Bad compression level
# expect: error Bad compression level
# expect: True
# expect: True
# expect: 891568578
# expect: 871334697
# expect: 38600999
# expect: 39387435
# expect: 4294967295
# expect: 917518
# expect: TypeError a bytes-like object is required, not 'str'
# expect: 2235919363
# expect: error Error -3 while decompressing data: incorrect header check
# expect: b'zend'
# expect: b'zother'
# expect: error Error -2 while flushing: inconsistent stream state
# expect: error Error -2 while compressing data: inconsistent stream state
# expect: ValueError Inconsistent stream state
# expect: b''
# expect: error Error -2 while flushing: inconsistent stream state
# expect: ValueError Invalid initialization option
# expect: ValueError Invalid initialization option
# expect: ValueError Invalid initialization option
# expect: ValueError Invalid initialization option
# expect: ValueError Invalid initialization option
# expect: TypeError a bytes-like object is required, not 'int'
# expect: <zlib.Compress object
# expect: TypeError compressobj() got an unexpected keyword argument 'x'
# expect: error Error 2 while decompressing data
# expect: True
# expect: error Error -3 while setting zdict: invalid input data
# expect: error Error 2 while decompressing data
# expect: TypeError zdict argument must support the buffer protocol
# expect: ValueError Invalid initialization option
# expect: <zlib.Decompress object
# expect: (b'hello worl', 30, False, b'')
# expect: 100
# expect: 11890
# expect: (True, b'', b'')
# expect: True
# expect: (True, b'junk')
# expect: b''
# expect: b'junkmore'
# expect: b''
# expect: ValueError max_length must be non-negative
# expect: ValueError length must be greater than zero
# expect: ValueError length must be greater than zero
# expect: ValueError Inconsistent stream state
# expect: error Error -2 while decompressing data: inconsistent stream state
# expect: b''
# expect: error Error -3 while decompressing data: incorrect header check
# expect: (b'hello', False, False, b'')
# expect: (b' world hello world h', False)
# expect: (11975, True, False, b'')
# expect: EOFError End of stream already reached
# expect: (12000, True, b'tail')
# expect: error Error -3 while decompressing data: incorrect header check
# expect: True
# expect: ValueError Invalid initialization option
# expect: ValueError Inconsistent stream state
# expect: <zlib.Decompress object
