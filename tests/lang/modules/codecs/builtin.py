# Built-in codecs, their errors and handlers, with every kind of odd input; the many results are summed up.
import _codecs as codecs
def t(f,*a):
    try: print(ascii(a), '->', ascii(f(*a)))
    except BaseException as e: print(ascii(a), type(e).__name__, ascii(str(e)), getattr(e,'__notes__',''))
for f in (codecs.unicode_escape_decode, codecs.raw_unicode_escape_decode):
  for b in [b'\\', b'a\\x1', b'\\xg', b'\\u12', b'\\U0011ffff', b'\\U1234', b'\\N', b'\\N{', b'\\N{}', b'\\N{abc}', b'\\N{SPACE}x',b'\\\n x', b'\xff\\t',b'\\\\u1234',b'\\u1234\\\\\\u1234']:
    t(f,b); t(f,b,'strict',False); t(f,b,'replace'); t(f,b,'ignore',False)
for b in [b'\\', b'\\x1', b'\\xg1',b'\\x',  b'\\\n']:
    t(codecs.escape_decode,b); t(codecs.escape_decode,b,'replace'); t(codecs.escape_decode,b,'ignore');t(codecs.escape_decode,b,'foo')
t(codecs.escape_decode,'a\\n'); t(codecs.escape_encode,b'\'"\n\x00\xff\\'); t(codecs.escape_encode,'x'); t(codecs.escape_encode,bytearray(b'x'))
t(codecs.unicode_escape_encode,"a\n\\'\t\xff\u1234\U00012345\x7f\r\0"); t(codecs.raw_unicode_escape_encode,"a\n\\\xff\u1234\U00012345")
t(codecs.unicode_escape_decode,"\\u1234é"); t(codecs.raw_unicode_escape_decode,"\\u1234é");t(codecs.utf_8_decode,"x")
t(codecs.readbuffer_encode,"é"); t(codecs.readbuffer_encode,b"x"); t(codecs.charmap_decode,"x")
for s in ['a+b', 'é~\\', '\U00012345x', 'A-é-', 'é/', '\0\r\n\t ', 'é', '+','éa','\ud800a']:
    t(codecs.utf_7_encode,s)
for b in [b'+', b'+A', b'+-', b'+AGE-', b'+AGE!', b'\xff', b'+2AE-', b'+2AHcsA-', b'+A!', b'+AGE\xff', b'+3AE-',b'+AGEA-', b'+AGEB-', b'a+ABAB/', b'+/',b'+AOkA6Q-',b'+AOk',b'+~']:
    t(codecs.utf_7_decode,b,'strict',True); t(codecs.utf_7_decode,b); t(codecs.utf_7_decode,b,'replace', True)
cd=codecs.charmap_decode
t(cd,b'ab\xff'); t(cd,b'ab\x02','strict','abc'); t(cd,b'\x02',None,'ab'); t(cd,b'\x00\x01','replace',['a',None]); t(cd,b'\0',None,{0:None});t(cd,b'\0',None,{0:'xyz'}); t(cd,b'\0',None,{0:0x110000}); t(cd,b'\0',None,{0:b'x'}); t(cd,b'\0',None,{0:0x1234}); t(cd,b'\0',None,'\ufffe'); t(cd,b'\0',None,{0:0xfffe}); t(cd,b'\0',None,{0:'\ufffe'}); t(cd,b'\0',None,{0:-1})
ce=codecs.charmap_encode
t(ce,'abc\xff\u1234'); t(ce,'a',None,{97:None}); t(ce,'a',None,{97:'x'}); t(ce,'a',None,{97:b'xyz'}); t(ce,'a',None,{97:256}); t(ce,'a',None,{97:1.5}); t(ce,'aé',"replace",{97:98,ord('?'):'Q'}); t(ce,'é','xmlcharrefreplace',{38:38,35:35,59:59}); t(ce,'éa','replace',{}); t(ce,'éèa','replace',{97:97}); t(ce,'é','backslashreplace',{})
m=codecs.charmap_build('abc'+'\ufffe'*253); print(type(m), ascii(m)); m=codecs.charmap_build(''.join(map(chr,range(256)))); print(type(m), [x for x in dir(m) if x[0]!='_'])
t(lambda s:ce(s,None,m),'abcé'); t(lambda s:ce(s,None,m),'\u1234')
t(codecs.charmap_build,'abc')
def enc(s,e,*a): return s.encode(e,*a)
def dec(s,e,*a): return s.decode(e,*a)
t(dec,b'\x00\xd8','utf-16'); t(dec,b'\x00\xd8','utf-32'); t(dec,b'\x00','utf-16-be')
total = 0
def note(text):
    global total
    for c in text:
        total = (total * 31 + ord(c)) % 1000000007
def t2(f,*a):
    try: note(ascii(f(*a)))
    except BaseException as e: note(type(e).__name__ + ascii(str(e)) + str(getattr(e,'__notes__','')))
for e in ['utf-16','utf-32','utf-16-be','utf-32-le','utf-8','ascii','latin1','utf-8-sig']:
    for h in ['strict','ignore','replace','surrogateescape','surrogatepass','backslashreplace','xmlcharrefreplace','nix']:
        for s in ['\ud800','a\udc80b\udcffc','\u1234','é\udc80\ud800x','','a','\U00012345']:
            t2(enc,s,e,h)
        for b in [b'\xff',b'\xed\xa0\x80x',b'a\x80b',b'\0\xd8',b'\0\xd8\0\0',b'\xd8\0',b'\0\0\xd8\0',b'\0\xdc',b'\xe1\x80',b'\xf0\x90\x80x',b'\xff\xfea',b'\xef\xbb\xbfa\xff',b'\xf4\x90\x80\x80',b'\xc0\x80',b'\0\0\x11\0',b'',b'\xfe\xff\0a',b'\xed\xb2\x80']:
            t2(dec,b,e,h)
    print(e, total)
for f in (codecs.utf_8_decode,codecs.utf_16_decode,codecs.utf_32_le_decode):
    for b in [b'\xe1\x80',b'a\xe1',b'abc\xf0\x90\x80',b'\xf0\x80',b'\xe1\x80x',b'\xff',b'\xff\xfe',b'\0\xd8\0',b'abcde',b'\0\0\0']:
        t(f,b); t(f,b,'ignore'); t(f,b,'strict',True)
t(codecs.utf_16_ex_decode,b'ab',None,0); t(codecs.utf_16_ex_decode,b'\xff\xfeab',None,0);t(codecs.utf_16_ex_decode,b'\xfe\xffab',None,0)
t(codecs.utf_32_ex_decode,b'ab\0\0',None,0)
codecs.register_error('test.x', lambda e: (b'abc', e.end))
t(enc,'é','utf-16','test.x'); t(enc,'\ud800','utf-16','test.x')
codecs.register_error('test.y', lambda e: ('é', e.end))
t(enc,'\ud800','utf-16','test.y');t(enc,'\ud800','utf-8','test.y');t(enc,'\u1234','latin1','test.y')
t(dec,b'\xff','utf8','test.x')
def h(e):
    print(type(e).__name__, e.encoding, ascii(e.object), e.start, e.end, e.reason)
    if isinstance(e,UnicodeDecodeError): e.object=b'xyz'; return ('Q',-1)
    return ('R', len(e.object)-1)
codecs.register_error('test.z',h)
t(dec,b'\xffab','utf8','test.z'); t(enc,'é\u1234a','ascii','test.z')
codecs.register_error('test.w',lambda e:('',50)); t(dec,b'\xffab','utf8','test.w'); t(enc,'é','ascii','test.w')
codecs.register_error('test.v',lambda e:('',)); t(dec,b'\xffab','utf8','test.v'); t(enc,'é','ascii','test.v')
print(codecs.lookup_error('strict'), codecs.lookup_error('surrogateescape'))
t(codecs.lookup_error,'nix'); t(codecs.register_error,'a',1); t(codecs.register_error,1,1); t(codecs.register,1)
for n in ['strict','ignore','replace','surrogateescape','surrogatepass','backslashreplace','xmlcharrefreplace']:
    f=codecs.lookup_error(n)
    for e in [UnicodeEncodeError('utf-8','a\ud800\udc80',1,3,'r'),UnicodeDecodeError('utf-8',b'a\xed\xa0\x80',1,4,'r'),UnicodeTranslateError('abc',1,2,'r'),UnicodeError(),5,ValueError('v'),UnicodeEncodeError('utf-8','',0,0,'r'),UnicodeEncodeError('x','\udc80',0,1,'r')]:
        t(f,e)
t(codecs._unregister_error,'strict');t(codecs._unregister_error,'test.v');t(codecs._unregister_error,'test.v')
# expect: (b'\\',) UnicodeDecodeError "'unicodeescape' codec can't decode byte 0x5c in position 0: \\ at end of string" 
# expect: (b'\\', 'strict', False) -> ('', 0)
# expect: (b'\\', 'replace') -> ('\ufffd', 1)
# expect: (b'\\', 'ignore', False) -> ('', 0)
# expect: (b'a\\x1',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 1-3: truncated \\xXX escape" 
# expect: (b'a\\x1', 'strict', False) -> ('a', 1)
# expect: (b'a\\x1', 'replace') -> ('a\ufffd', 4)
# expect: (b'a\\x1', 'ignore', False) -> ('a', 1)
# expect: (b'\\xg',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-1: truncated \\xXX escape" 
# expect: (b'\\xg', 'strict', False) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-1: truncated \\xXX escape" 
# expect: (b'\\xg', 'replace') -> ('\ufffdg', 3)
# expect: (b'\\xg', 'ignore', False) -> ('g', 3)
# expect: (b'\\u12',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape" 
# expect: (b'\\u12', 'strict', False) -> ('', 0)
# expect: (b'\\u12', 'replace') -> ('\ufffd', 4)
# expect: (b'\\u12', 'ignore', False) -> ('', 0)
# expect: (b'\\U0011ffff',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character" 
# expect: (b'\\U0011ffff', 'strict', False) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character" 
# expect: (b'\\U0011ffff', 'replace') -> ('\ufffd', 10)
# expect: (b'\\U0011ffff', 'ignore', False) -> ('', 10)
# expect: (b'\\U1234',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-5: truncated \\UXXXXXXXX escape" 
# expect: (b'\\U1234', 'strict', False) -> ('', 0)
# expect: (b'\\U1234', 'replace') -> ('\ufffd', 6)
# expect: (b'\\U1234', 'ignore', False) -> ('', 0)
# expect: (b'\\N',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-1: malformed \\N character escape" 
# expect: (b'\\N', 'strict', False) -> ('', 0)
# expect: (b'\\N', 'replace') -> ('\ufffd', 2)
# expect: (b'\\N', 'ignore', False) -> ('', 0)
# expect: (b'\\N{',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-2: malformed \\N character escape" 
# expect: (b'\\N{', 'strict', False) -> ('', 0)
# expect: (b'\\N{', 'replace') -> ('\ufffd', 3)
# expect: (b'\\N{', 'ignore', False) -> ('', 0)
# expect: (b'\\N{}',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-2: malformed \\N character escape" 
# expect: (b'\\N{}', 'strict', False) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-2: malformed \\N character escape" 
# expect: (b'\\N{}', 'replace') -> ('\ufffd}', 4)
# expect: (b'\\N{}', 'ignore', False) -> ('}', 4)
# expect: (b'\\N{abc}',) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name" 
# expect: (b'\\N{abc}', 'strict', False) UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name" 
# expect: (b'\\N{abc}', 'replace') -> ('\ufffd', 7)
# expect: (b'\\N{abc}', 'ignore', False) -> ('', 7)
# expect: (b'\\N{SPACE}x',) -> (' x', 10)
# expect: (b'\\N{SPACE}x', 'strict', False) -> (' x', 10)
# expect: (b'\\N{SPACE}x', 'replace') -> (' x', 10)
# expect: (b'\\N{SPACE}x', 'ignore', False) -> (' x', 10)
# expect: (b'\\\n x',) -> (' x', 4)
# expect: (b'\\\n x', 'strict', False) -> (' x', 4)
# expect: (b'\\\n x', 'replace') -> (' x', 4)
# expect: (b'\\\n x', 'ignore', False) -> (' x', 4)
# expect: (b'\xff\\t',) -> ('\xff\t', 3)
# expect: (b'\xff\\t', 'strict', False) -> ('\xff\t', 3)
# expect: (b'\xff\\t', 'replace') -> ('\xff\t', 3)
# expect: (b'\xff\\t', 'ignore', False) -> ('\xff\t', 3)
# expect: (b'\\\\u1234',) -> ('\\u1234', 7)
# expect: (b'\\\\u1234', 'strict', False) -> ('\\u1234', 7)
# expect: (b'\\\\u1234', 'replace') -> ('\\u1234', 7)
# expect: (b'\\\\u1234', 'ignore', False) -> ('\\u1234', 7)
# expect: (b'\\u1234\\\\\\u1234',) -> ('\u1234\\\u1234', 14)
# expect: (b'\\u1234\\\\\\u1234', 'strict', False) -> ('\u1234\\\u1234', 14)
# expect: (b'\\u1234\\\\\\u1234', 'replace') -> ('\u1234\\\u1234', 14)
# expect: (b'\\u1234\\\\\\u1234', 'ignore', False) -> ('\u1234\\\u1234', 14)
# expect: (b'\\',) -> ('\\', 1)
# expect: (b'\\', 'strict', False) -> ('', 0)
# expect: (b'\\', 'replace') -> ('\\', 1)
# expect: (b'\\', 'ignore', False) -> ('', 0)
# expect: (b'a\\x1',) -> ('a\\x1', 4)
# expect: (b'a\\x1', 'strict', False) -> ('a\\x1', 4)
# expect: (b'a\\x1', 'replace') -> ('a\\x1', 4)
# expect: (b'a\\x1', 'ignore', False) -> ('a\\x1', 4)
# expect: (b'\\xg',) -> ('\\xg', 3)
# expect: (b'\\xg', 'strict', False) -> ('\\xg', 3)
# expect: (b'\\xg', 'replace') -> ('\\xg', 3)
# expect: (b'\\xg', 'ignore', False) -> ('\\xg', 3)
# expect: (b'\\u12',) UnicodeDecodeError "'rawunicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape" 
# expect: (b'\\u12', 'strict', False) -> ('', 0)
# expect: (b'\\u12', 'replace') -> ('\ufffd', 4)
# expect: (b'\\u12', 'ignore', False) -> ('', 0)
# expect: (b'\\U0011ffff',) UnicodeDecodeError "'rawunicodeescape' codec can't decode bytes in position 0-9: \\Uxxxxxxxx out of range" 
# expect: (b'\\U0011ffff', 'strict', False) UnicodeDecodeError "'rawunicodeescape' codec can't decode bytes in position 0-9: \\Uxxxxxxxx out of range" 
# expect: (b'\\U0011ffff', 'replace') -> ('\ufffd', 10)
# expect: (b'\\U0011ffff', 'ignore', False) -> ('', 10)
# expect: (b'\\U1234',) UnicodeDecodeError "'rawunicodeescape' codec can't decode bytes in position 0-5: truncated \\UXXXXXXXX escape" 
# expect: (b'\\U1234', 'strict', False) -> ('', 0)
# expect: (b'\\U1234', 'replace') -> ('\ufffd', 6)
# expect: (b'\\U1234', 'ignore', False) -> ('', 0)
# expect: (b'\\N',) -> ('\\N', 2)
# expect: (b'\\N', 'strict', False) -> ('\\N', 2)
# expect: (b'\\N', 'replace') -> ('\\N', 2)
# expect: (b'\\N', 'ignore', False) -> ('\\N', 2)
# expect: (b'\\N{',) -> ('\\N{', 3)
# expect: (b'\\N{', 'strict', False) -> ('\\N{', 3)
# expect: (b'\\N{', 'replace') -> ('\\N{', 3)
# expect: (b'\\N{', 'ignore', False) -> ('\\N{', 3)
# expect: (b'\\N{}',) -> ('\\N{}', 4)
# expect: (b'\\N{}', 'strict', False) -> ('\\N{}', 4)
# expect: (b'\\N{}', 'replace') -> ('\\N{}', 4)
# expect: (b'\\N{}', 'ignore', False) -> ('\\N{}', 4)
# expect: (b'\\N{abc}',) -> ('\\N{abc}', 7)
# expect: (b'\\N{abc}', 'strict', False) -> ('\\N{abc}', 7)
# expect: (b'\\N{abc}', 'replace') -> ('\\N{abc}', 7)
# expect: (b'\\N{abc}', 'ignore', False) -> ('\\N{abc}', 7)
# expect: (b'\\N{SPACE}x',) -> ('\\N{SPACE}x', 10)
# expect: (b'\\N{SPACE}x', 'strict', False) -> ('\\N{SPACE}x', 10)
# expect: (b'\\N{SPACE}x', 'replace') -> ('\\N{SPACE}x', 10)
# expect: (b'\\N{SPACE}x', 'ignore', False) -> ('\\N{SPACE}x', 10)
# expect: (b'\\\n x',) -> ('\\\n x', 4)
# expect: (b'\\\n x', 'strict', False) -> ('\\\n x', 4)
# expect: (b'\\\n x', 'replace') -> ('\\\n x', 4)
# expect: (b'\\\n x', 'ignore', False) -> ('\\\n x', 4)
# expect: (b'\xff\\t',) -> ('\xff\\t', 3)
# expect: (b'\xff\\t', 'strict', False) -> ('\xff\\t', 3)
# expect: (b'\xff\\t', 'replace') -> ('\xff\\t', 3)
# expect: (b'\xff\\t', 'ignore', False) -> ('\xff\\t', 3)
# expect: (b'\\\\u1234',) -> ('\\\\u1234', 7)
# expect: (b'\\\\u1234', 'strict', False) -> ('\\\\u1234', 7)
# expect: (b'\\\\u1234', 'replace') -> ('\\\\u1234', 7)
# expect: (b'\\\\u1234', 'ignore', False) -> ('\\\\u1234', 7)
# expect: (b'\\u1234\\\\\\u1234',) -> ('\u1234\\\\\u1234', 14)
# expect: (b'\\u1234\\\\\\u1234', 'strict', False) -> ('\u1234\\\\\u1234', 14)
# expect: (b'\\u1234\\\\\\u1234', 'replace') -> ('\u1234\\\\\u1234', 14)
# expect: (b'\\u1234\\\\\\u1234', 'ignore', False) -> ('\u1234\\\\\u1234', 14)
# expect: (b'\\',) ValueError 'Trailing \\ in string' 
# expect: (b'\\', 'replace') ValueError 'Trailing \\ in string' 
# expect: (b'\\', 'ignore') ValueError 'Trailing \\ in string' 
# expect: (b'\\', 'foo') ValueError 'Trailing \\ in string' 
# expect: (b'\\x1',) ValueError 'invalid \\x escape at position 0' 
# expect: (b'\\x1', 'replace') -> (b'?', 3)
# expect: (b'\\x1', 'ignore') -> (b'', 3)
# expect: (b'\\x1', 'foo') ValueError 'decoding error; unknown error handling code: foo' 
# expect: (b'\\xg1',) ValueError 'invalid \\x escape at position 0' 
# expect: (b'\\xg1', 'replace') -> (b'?g1', 4)
# expect: (b'\\xg1', 'ignore') -> (b'g1', 4)
# expect: (b'\\xg1', 'foo') ValueError 'decoding error; unknown error handling code: foo' 
# expect: (b'\\x',) ValueError 'invalid \\x escape at position 0' 
# expect: (b'\\x', 'replace') -> (b'?', 2)
# expect: (b'\\x', 'ignore') -> (b'', 2)
# expect: (b'\\x', 'foo') ValueError 'decoding error; unknown error handling code: foo' 
# expect: (b'\\\n',) -> (b'', 2)
# expect: (b'\\\n', 'replace') -> (b'', 2)
# expect: (b'\\\n', 'ignore') -> (b'', 2)
# expect: (b'\\\n', 'foo') -> (b'', 2)
# expect: ('a\\n',) -> (b'a\n', 3)
# expect: (b'\'"\n\x00\xff\\',) -> (b'\\\'"\\n\\x00\\xff\\\\', 6)
# expect: ('x',) TypeError 'escape_encode() argument 1 must be bytes, not str' 
# expect: (bytearray(b'x'),) TypeError 'escape_encode() argument 1 must be bytes, not bytearray' 
# expect: ("a\n\\'\t\xff\u1234\U00012345\x7f\r\x00",) -> (b"a\\n\\\\'\\t\\xff\\u1234\\U00012345\\x7f\\r\\x00", 11)
# expect: ('a\n\\\xff\u1234\U00012345',) -> (b'a\n\\\xff\\u1234\\U00012345', 6)
# expect: ('\\u1234\xe9',) -> ('\u1234\xc3\xa9', 8)
# expect: ('\\u1234\xe9',) -> ('\u1234\xc3\xa9', 8)
# expect: ('x',) TypeError "a bytes-like object is required, not 'str'" 
# expect: ('\xe9',) -> (b'\xc3\xa9', 2)
# expect: (b'x',) -> (b'x', 1)
# expect: ('x',) TypeError "a bytes-like object is required, not 'str'" 
# expect: ('a+b',) -> (b'a+-b', 3)
# expect: ('\xe9~\\',) -> (b'+AOkAfgBc-', 3)
# expect: ('\U00012345x',) -> (b'+2AjfRQ-x', 2)
# expect: ('A-\xe9-',) -> (b'A-+AOk--', 4)
# expect: ('\xe9/',) -> (b'+AOk-/', 2)
# expect: ('\x00\r\n\t ',) -> (b'+AAA\r\n\t ', 5)
# expect: ('\xe9',) -> (b'+AOk-', 1)
# expect: ('+',) -> (b'+-', 1)
# expect: ('\xe9a',) -> (b'+AOk-a', 2)
# expect: ('\ud800a',) -> (b'+2AA-a', 2)
# expect: (b'+', 'strict', True) -> ('', 1)
# expect: (b'+',) -> ('', 0)
# expect: (b'+', 'replace', True) -> ('', 1)
# expect: (b'+A', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-1: unterminated shift sequence" 
# expect: (b'+A',) -> ('', 0)
# expect: (b'+A', 'replace', True) -> ('\ufffd', 2)
# expect: (b'+-', 'strict', True) -> ('+', 2)
# expect: (b'+-',) -> ('+', 2)
# expect: (b'+-', 'replace', True) -> ('+', 2)
# expect: (b'+AGE-', 'strict', True) -> ('a', 5)
# expect: (b'+AGE-',) -> ('a', 5)
# expect: (b'+AGE-', 'replace', True) -> ('a', 5)
# expect: (b'+AGE!', 'strict', True) -> ('a!', 5)
# expect: (b'+AGE!',) -> ('a!', 5)
# expect: (b'+AGE!', 'replace', True) -> ('a!', 5)
# expect: (b'\xff', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode byte 0xff in position 0: unexpected special character" 
# expect: (b'\xff',) UnicodeDecodeError "'utf7' codec can't decode byte 0xff in position 0: unexpected special character" 
# expect: (b'\xff', 'replace', True) -> ('\ufffd', 1)
# expect: (b'+2AE-', 'strict', True) -> ('\ud801', 5)
# expect: (b'+2AE-',) -> ('\ud801', 5)
# expect: (b'+2AE-', 'replace', True) -> ('\ud801', 5)
# expect: (b'+2AHcsA-', 'strict', True) -> ('\U000104b0', 8)
# expect: (b'+2AHcsA-',) -> ('\U000104b0', 8)
# expect: (b'+2AHcsA-', 'replace', True) -> ('\U000104b0', 8)
# expect: (b'+A!', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-2: partial character in shift sequence" 
# expect: (b'+A!',) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-2: partial character in shift sequence" 
# expect: (b'+A!', 'replace', True) -> ('\ufffd', 3)
# expect: (b'+AGE\xff', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode byte 0xff in position 4: unexpected special character" 
# expect: (b'+AGE\xff',) UnicodeDecodeError "'utf7' codec can't decode byte 0xff in position 4: unexpected special character" 
# expect: (b'+AGE\xff', 'replace', True) -> ('a\ufffd', 5)
# expect: (b'+3AE-', 'strict', True) -> ('\udc01', 5)
# expect: (b'+3AE-',) -> ('\udc01', 5)
# expect: (b'+3AE-', 'replace', True) -> ('\udc01', 5)
# expect: (b'+AGEA-', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-5: partial character in shift sequence" 
# expect: (b'+AGEA-',) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-5: partial character in shift sequence" 
# expect: (b'+AGEA-', 'replace', True) -> ('a\ufffd', 6)
# expect: (b'+AGEB-', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-5: partial character in shift sequence" 
# expect: (b'+AGEB-',) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-5: partial character in shift sequence" 
# expect: (b'+AGEB-', 'replace', True) -> ('a\ufffd', 6)
# expect: (b'a+ABAB/', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode bytes in position 1-6: unterminated shift sequence" 
# expect: (b'a+ABAB/',) -> ('a', 1)
# expect: (b'a+ABAB/', 'replace', True) -> ('a\x10\ufffd', 7)
# expect: (b'+/', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-1: unterminated shift sequence" 
# expect: (b'+/',) -> ('', 0)
# expect: (b'+/', 'replace', True) -> ('\ufffd', 2)
# expect: (b'+AOkA6Q-', 'strict', True) -> ('\xe9\xe9', 8)
# expect: (b'+AOkA6Q-',) -> ('\xe9\xe9', 8)
# expect: (b'+AOkA6Q-', 'replace', True) -> ('\xe9\xe9', 8)
# expect: (b'+AOk', 'strict', True) -> ('\xe9', 4)
# expect: (b'+AOk',) -> ('', 0)
# expect: (b'+AOk', 'replace', True) -> ('\xe9', 4)
# expect: (b'+~', 'strict', True) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-1: ill-formed sequence" 
# expect: (b'+~',) UnicodeDecodeError "'utf7' codec can't decode bytes in position 0-1: ill-formed sequence" 
# expect: (b'+~', 'replace', True) -> ('\ufffd', 2)
# expect: (b'ab\xff',) -> ('ab\xff', 3)
# expect: (b'ab\x02', 'strict', 'abc') UnicodeDecodeError "'charmap' codec can't decode byte 0x61 in position 0: character maps to <undefined>" 
# expect: (b'\x02', None, 'ab') UnicodeDecodeError "'charmap' codec can't decode byte 0x02 in position 0: character maps to <undefined>" 
# expect: (b'\x00\x01', 'replace', ['a', None]) -> ('a\ufffd', 2)
# expect: (b'\x00', None, {0: None}) UnicodeDecodeError "'charmap' codec can't decode byte 0x00 in position 0: character maps to <undefined>" 
# expect: (b'\x00', None, {0: 'xyz'}) -> ('xyz', 1)
# expect: (b'\x00', None, {0: 1114112}) TypeError 'character mapping must be in range(0x110000)' 
# expect: (b'\x00', None, {0: b'x'}) TypeError 'character mapping must return integer, None or str' 
# expect: (b'\x00', None, {0: 4660}) -> ('\u1234', 1)
# expect: (b'\x00', None, '\ufffe') UnicodeDecodeError "'charmap' codec can't decode byte 0x00 in position 0: character maps to <undefined>" 
# expect: (b'\x00', None, {0: 65534}) UnicodeDecodeError "'charmap' codec can't decode byte 0x00 in position 0: character maps to <undefined>" 
# expect: (b'\x00', None, {0: '\ufffe'}) UnicodeDecodeError "'charmap' codec can't decode byte 0x00 in position 0: character maps to <undefined>" 
# expect: (b'\x00', None, {0: -1}) TypeError 'character mapping must be in range(0x110000)' 
# expect: ('abc\xff\u1234',) UnicodeEncodeError "'latin-1' codec can't encode character '\\u1234' in position 4: ordinal not in range(256)" 
# expect: ('a', None, {97: None}) UnicodeEncodeError "'charmap' codec can't encode character '\\x61' in position 0: character maps to <undefined>" 
# expect: ('a', None, {97: 'x'}) TypeError 'character mapping must return integer, bytes or None, not str' 
# expect: ('a', None, {97: b'xyz'}) -> (b'xyz', 1)
# expect: ('a', None, {97: 256}) TypeError 'character mapping must be in range(256)' 
# expect: ('a', None, {97: 1.5}) TypeError 'character mapping must return integer, bytes or None, not float' 
# expect: ('a\xe9', 'replace', {97: 98, 63: 'Q'}) TypeError 'character mapping must return integer, bytes or None, not str' 
# expect: ('\xe9', 'xmlcharrefreplace', {38: 38, 35: 35, 59: 59}) UnicodeEncodeError "'charmap' codec can't encode character '\\xe9' in position 0: character maps to <undefined>" 
# expect: ('\xe9a', 'replace', {}) UnicodeEncodeError "'charmap' codec can't encode characters in position 0-1: character maps to <undefined>" 
# expect: ('\xe9\xe8a', 'replace', {97: 97}) UnicodeEncodeError "'charmap' codec can't encode characters in position 0-1: character maps to <undefined>" 
# expect: ('\xe9', 'backslashreplace', {}) UnicodeEncodeError "'charmap' codec can't encode character '\\xe9' in position 0: character maps to <undefined>" 
# expect: <class 'dict'> {97: 0, 98: 1, 99: 2, 65534: 255}
# expect: <class 'EncodingMap'> ['size']
# expect: ('abc\xe9',) -> (b'abc\xe9', 4)
# expect: ('\u1234',) UnicodeEncodeError "'charmap' codec can't encode character '\\u1234' in position 0: character maps to <undefined>" 
# expect: ('abc',) -> {97: 0, 98: 1, 99: 2}
# expect: (b'\x00\xd8', 'utf-16') UnicodeDecodeError "'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data" 
# expect: (b'\x00\xd8', 'utf-32') UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-1: truncated data" 
# expect: (b'\x00', 'utf-16-be') UnicodeDecodeError "'utf-16-be' codec can't decode byte 0x00 in position 0: truncated data" ["decoding with 'utf-16-be' codec failed"]
# expect: utf-16 223502560
# expect: utf-32 530562664
# expect: utf-16-be 574488571
# expect: utf-32-le 844485217
# expect: utf-8 69184454
# expect: ascii 956927078
# expect: latin1 602672343
# expect: utf-8-sig 356233526
# expect: (b'\xe1\x80',) -> ('', 0)
# expect: (b'\xe1\x80', 'ignore') -> ('', 0)
# expect: (b'\xe1\x80', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data" 
# expect: (b'a\xe1',) -> ('a', 1)
# expect: (b'a\xe1', 'ignore') -> ('a', 1)
# expect: (b'a\xe1', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode byte 0xe1 in position 1: unexpected end of data" 
# expect: (b'abc\xf0\x90\x80',) -> ('abc', 3)
# expect: (b'abc\xf0\x90\x80', 'ignore') -> ('abc', 3)
# expect: (b'abc\xf0\x90\x80', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode bytes in position 3-5: unexpected end of data" 
# expect: (b'\xf0\x80',) UnicodeDecodeError "'utf-8' codec can't decode byte 0xf0 in position 0: invalid continuation byte" 
# expect: (b'\xf0\x80', 'ignore') -> ('', 2)
# expect: (b'\xf0\x80', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode byte 0xf0 in position 0: invalid continuation byte" 
# expect: (b'\xe1\x80x',) UnicodeDecodeError "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte" 
# expect: (b'\xe1\x80x', 'ignore') -> ('x', 3)
# expect: (b'\xe1\x80x', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte" 
# expect: (b'\xff',) UnicodeDecodeError "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" 
# expect: (b'\xff', 'ignore') -> ('', 1)
# expect: (b'\xff', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" 
# expect: (b'\xff\xfe',) UnicodeDecodeError "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" 
# expect: (b'\xff\xfe', 'ignore') -> ('', 2)
# expect: (b'\xff\xfe', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" 
# expect: (b'\x00\xd8\x00',) UnicodeDecodeError "'utf-8' codec can't decode byte 0xd8 in position 1: invalid continuation byte" 
# expect: (b'\x00\xd8\x00', 'ignore') -> ('\x00\x00', 3)
# expect: (b'\x00\xd8\x00', 'strict', True) UnicodeDecodeError "'utf-8' codec can't decode byte 0xd8 in position 1: invalid continuation byte" 
# expect: (b'abcde',) -> ('abcde', 5)
# expect: (b'abcde', 'ignore') -> ('abcde', 5)
# expect: (b'abcde', 'strict', True) -> ('abcde', 5)
# expect: (b'\x00\x00\x00',) -> ('\x00\x00\x00', 3)
# expect: (b'\x00\x00\x00', 'ignore') -> ('\x00\x00\x00', 3)
# expect: (b'\x00\x00\x00', 'strict', True) -> ('\x00\x00\x00', 3)
# expect: (b'\xe1\x80',) -> ('\u80e1', 2)
# expect: (b'\xe1\x80', 'ignore') -> ('\u80e1', 2)
# expect: (b'\xe1\x80', 'strict', True) -> ('\u80e1', 2)
# expect: (b'a\xe1',) -> ('\ue161', 2)
# expect: (b'a\xe1', 'ignore') -> ('\ue161', 2)
# expect: (b'a\xe1', 'strict', True) -> ('\ue161', 2)
# expect: (b'abc\xf0\x90\x80',) -> ('\u6261\uf063\u8090', 6)
# expect: (b'abc\xf0\x90\x80', 'ignore') -> ('\u6261\uf063\u8090', 6)
# expect: (b'abc\xf0\x90\x80', 'strict', True) -> ('\u6261\uf063\u8090', 6)
# expect: (b'\xf0\x80',) -> ('\u80f0', 2)
# expect: (b'\xf0\x80', 'ignore') -> ('\u80f0', 2)
# expect: (b'\xf0\x80', 'strict', True) -> ('\u80f0', 2)
# expect: (b'\xe1\x80x',) -> ('\u80e1', 2)
# expect: (b'\xe1\x80x', 'ignore') -> ('\u80e1', 2)
# expect: (b'\xe1\x80x', 'strict', True) UnicodeDecodeError "'utf-16-le' codec can't decode byte 0x78 in position 2: truncated data" 
# expect: (b'\xff',) -> ('', 0)
# expect: (b'\xff', 'ignore') -> ('', 0)
# expect: (b'\xff', 'strict', True) UnicodeDecodeError "'utf-16-le' codec can't decode byte 0xff in position 0: truncated data" 
# expect: (b'\xff\xfe',) -> ('', 2)
# expect: (b'\xff\xfe', 'ignore') -> ('', 2)
# expect: (b'\xff\xfe', 'strict', True) -> ('', 2)
# expect: (b'\x00\xd8\x00',) -> ('', 0)
# expect: (b'\x00\xd8\x00', 'ignore') -> ('', 0)
# expect: (b'\x00\xd8\x00', 'strict', True) UnicodeDecodeError "'utf-16-le' codec can't decode bytes in position 0-2: unexpected end of data" 
# expect: (b'abcde',) -> ('\u6261\u6463', 4)
# expect: (b'abcde', 'ignore') -> ('\u6261\u6463', 4)
# expect: (b'abcde', 'strict', True) UnicodeDecodeError "'utf-16-le' codec can't decode byte 0x65 in position 4: truncated data" 
# expect: (b'\x00\x00\x00',) -> ('\x00', 2)
# expect: (b'\x00\x00\x00', 'ignore') -> ('\x00', 2)
# expect: (b'\x00\x00\x00', 'strict', True) UnicodeDecodeError "'utf-16-le' codec can't decode byte 0x00 in position 2: truncated data" 
# expect: (b'\xe1\x80',) -> ('', 0)
# expect: (b'\xe1\x80', 'ignore') -> ('', 0)
# expect: (b'\xe1\x80', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-1: truncated data" 
# expect: (b'a\xe1',) -> ('', 0)
# expect: (b'a\xe1', 'ignore') -> ('', 0)
# expect: (b'a\xe1', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-1: truncated data" 
# expect: (b'abc\xf0\x90\x80',) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)" 
# expect: (b'abc\xf0\x90\x80', 'ignore') -> ('', 4)
# expect: (b'abc\xf0\x90\x80', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)" 
# expect: (b'\xf0\x80',) -> ('', 0)
# expect: (b'\xf0\x80', 'ignore') -> ('', 0)
# expect: (b'\xf0\x80', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-1: truncated data" 
# expect: (b'\xe1\x80x',) -> ('', 0)
# expect: (b'\xe1\x80x', 'ignore') -> ('', 0)
# expect: (b'\xe1\x80x', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-2: truncated data" 
# expect: (b'\xff',) -> ('', 0)
# expect: (b'\xff', 'ignore') -> ('', 0)
# expect: (b'\xff', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode byte 0xff in position 0: truncated data" 
# expect: (b'\xff\xfe',) -> ('', 0)
# expect: (b'\xff\xfe', 'ignore') -> ('', 0)
# expect: (b'\xff\xfe', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-1: truncated data" 
# expect: (b'\x00\xd8\x00',) -> ('', 0)
# expect: (b'\x00\xd8\x00', 'ignore') -> ('', 0)
# expect: (b'\x00\xd8\x00', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-2: truncated data" 
# expect: (b'abcde',) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)" 
# expect: (b'abcde', 'ignore') -> ('', 4)
# expect: (b'abcde', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)" 
# expect: (b'\x00\x00\x00',) -> ('', 0)
# expect: (b'\x00\x00\x00', 'ignore') -> ('', 0)
# expect: (b'\x00\x00\x00', 'strict', True) UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-2: truncated data" 
# expect: (b'ab', None, 0) -> ('\u6261', 2, 0)
# expect: (b'\xff\xfeab', None, 0) -> ('\u6261', 4, -1)
# expect: (b'\xfe\xffab', None, 0) -> ('\u6162', 4, 1)
# expect: (b'ab\x00\x00', None, 0) -> ('\u6261', 4, 0)
# expect: ('\xe9', 'utf-16', 'test.x') -> b'\xff\xfe\xe9\x00'
# expect: ('\ud800', 'utf-16', 'test.x') UnicodeEncodeError "'utf-16' codec can't encode character '\\ud800' in position 0: surrogates not allowed" 
# expect: ('\ud800', 'utf-16', 'test.y') UnicodeEncodeError "'utf-16' codec can't encode character '\\ud800' in position 0: surrogates not allowed" 
# expect: ('\ud800', 'utf-8', 'test.y') UnicodeEncodeError "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed" 
# expect: ('\u1234', 'latin1', 'test.y') -> b'\xe9'
# expect: (b'\xff', 'utf8', 'test.x') TypeError 'decoding error handler must return (str, int) tuple' 
# expect: UnicodeDecodeError utf-8 b'\xffab' 0 1 invalid start byte
# expect: (b'\xffab', 'utf8', 'test.z') -> 'Qz'
# expect: UnicodeEncodeError ascii '\xe9\u1234a' 0 2 ordinal not in range(128)
# expect: ('\xe9\u1234a', 'ascii', 'test.z') -> b'Ra'
# expect: (b'\xffab', 'utf8', 'test.w') IndexError 'position 50 from error handler out of bounds' 
# expect: ('\xe9', 'ascii', 'test.w') IndexError 'position 50 from error handler out of bounds' 
# expect: (b'\xffab', 'utf8', 'test.v') TypeError 'decoding error handler must return (str, int) tuple' 
# expect: ('\xe9', 'ascii', 'test.v') TypeError 'encoding error handler must return (str/bytes, int) tuple' 
# expect: <built-in function strict_errors> <built-in function surrogateescape>
# expect: ('nix',) LookupError "unknown error handler name 'nix'" 
# expect: ('a', 1) TypeError 'handler must be callable' 
# expect: (1, 1) TypeError 'register_error() argument 1 must be str, not int' 
# expect: (1,) TypeError 'argument must be callable' 
# expect: (UnicodeEncodeError('utf-8', 'a\ud800\udc80', 1, 3, 'r'),) UnicodeEncodeError "'utf-8' codec can't encode characters in position 1-2: r" 
# expect: (UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 4, 'r'),) UnicodeDecodeError "'utf-8' codec can't decode bytes in position 1-3: r" 
# expect: (UnicodeTranslateError('abc', 1, 2, 'r'),) UnicodeTranslateError "can't translate character '\\x62' in position 1: r" 
# expect: (UnicodeError(),) UnicodeError '' 
# expect: (5,) TypeError 'codec must pass exception instance' 
# expect: (ValueError('v'),) ValueError 'v' 
# expect: (UnicodeEncodeError('utf-8', '', 0, 0, 'r'),) UnicodeEncodeError "'utf-8' codec can't encode characters in position 0--1: r" 
# expect: (UnicodeEncodeError('x', '\udc80', 0, 1, 'r'),) UnicodeEncodeError "'x' codec can't encode character '\\udc80' in position 0: r" 
# expect: (UnicodeEncodeError('utf-8', 'a\ud800\udc80', 1, 3, 'r'),) -> ('', 3)
# expect: (UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 4, 'r'),) -> ('', 4)
# expect: (UnicodeTranslateError('abc', 1, 2, 'r'),) -> ('', 2)
# expect: (UnicodeError(),) TypeError "don't know how to handle UnicodeError in error callback" 
# expect: (5,) TypeError "don't know how to handle int in error callback" 
# expect: (ValueError('v'),) TypeError "don't know how to handle ValueError in error callback" 
# expect: (UnicodeEncodeError('utf-8', '', 0, 0, 'r'),) -> ('', 0)
# expect: (UnicodeEncodeError('x', '\udc80', 0, 1, 'r'),) -> ('', 1)
# expect: (UnicodeEncodeError('utf-8', 'a\ud800\udc80', 1, 3, 'r'),) -> ('??', 3)
# expect: (UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 4, 'r'),) -> ('\ufffd', 4)
# expect: (UnicodeTranslateError('abc', 1, 2, 'r'),) -> ('\ufffd', 2)
# expect: (UnicodeError(),) TypeError "don't know how to handle UnicodeError in error callback" 
# expect: (5,) TypeError "don't know how to handle int in error callback" 
# expect: (ValueError('v'),) TypeError "don't know how to handle ValueError in error callback" 
# expect: (UnicodeEncodeError('utf-8', '', 0, 0, 'r'),) -> ('', 0)
# expect: (UnicodeEncodeError('x', '\udc80', 0, 1, 'r'),) -> ('?', 1)
# expect: (UnicodeEncodeError('utf-8', 'a\ud800\udc80', 1, 3, 'r'),) UnicodeEncodeError "'utf-8' codec can't encode characters in position 1-2: r" 
# expect: (UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 4, 'r'),) -> ('\udced\udca0\udc80', 4)
# expect: (UnicodeTranslateError('abc', 1, 2, 'r'),) TypeError "don't know how to handle UnicodeTranslateError in error callback" 
# expect: (UnicodeError(),) TypeError "don't know how to handle UnicodeError in error callback" 
# expect: (5,) TypeError "don't know how to handle int in error callback" 
# expect: (ValueError('v'),) TypeError "don't know how to handle ValueError in error callback" 
# expect: (UnicodeEncodeError('utf-8', '', 0, 0, 'r'),) -> (b'', 0)
# expect: (UnicodeEncodeError('x', '\udc80', 0, 1, 'r'),) -> (b'\x80', 1)
# expect: (UnicodeEncodeError('utf-8', 'a\ud800\udc80', 1, 3, 'r'),) -> (b'\xed\xa0\x80\xed\xb2\x80', 3)
# expect: (UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 4, 'r'),) -> ('\ud800', 4)
# expect: (UnicodeTranslateError('abc', 1, 2, 'r'),) TypeError "don't know how to handle UnicodeTranslateError in error callback" 
# expect: (UnicodeError(),) TypeError "don't know how to handle UnicodeError in error callback" 
# expect: (5,) TypeError "don't know how to handle int in error callback" 
# expect: (ValueError('v'),) TypeError "don't know how to handle ValueError in error callback" 
# expect: (UnicodeEncodeError('utf-8', '', 0, 0, 'r'),) -> (b'', 0)
# expect: (UnicodeEncodeError('x', '\udc80', 0, 1, 'r'),) UnicodeEncodeError "'x' codec can't encode character '\\udc80' in position 0: r" 
# expect: (UnicodeEncodeError('utf-8', 'a\ud800\udc80', 1, 3, 'r'),) -> ('\\ud800\\udc80', 3)
# expect: (UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 4, 'r'),) -> ('\\xed\\xa0\\x80', 4)
# expect: (UnicodeTranslateError('abc', 1, 2, 'r'),) -> ('\\x62', 2)
# expect: (UnicodeError(),) TypeError "don't know how to handle UnicodeError in error callback" 
# expect: (5,) TypeError "don't know how to handle int in error callback" 
# expect: (ValueError('v'),) TypeError "don't know how to handle ValueError in error callback" 
# expect: (UnicodeEncodeError('utf-8', '', 0, 0, 'r'),) -> ('', 0)
# expect: (UnicodeEncodeError('x', '\udc80', 0, 1, 'r'),) -> ('\\udc80', 1)
# expect: (UnicodeEncodeError('utf-8', 'a\ud800\udc80', 1, 3, 'r'),) -> ('&#55296;&#56448;', 3)
# expect: (UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 4, 'r'),) TypeError "don't know how to handle UnicodeDecodeError in error callback" 
# expect: (UnicodeTranslateError('abc', 1, 2, 'r'),) TypeError "don't know how to handle UnicodeTranslateError in error callback" 
# expect: (UnicodeError(),) TypeError "don't know how to handle UnicodeError in error callback" 
# expect: (5,) TypeError "don't know how to handle int in error callback" 
# expect: (ValueError('v'),) TypeError "don't know how to handle ValueError in error callback" 
# expect: (UnicodeEncodeError('utf-8', '', 0, 0, 'r'),) -> ('', 0)
# expect: (UnicodeEncodeError('x', '\udc80', 0, 1, 'r'),) -> ('&#56448;', 1)
# expect: ('strict',) ValueError "cannot un-register built-in error handler 'strict'" 
# expect: ('test.v',) -> True
# expect: ('test.v',) -> False
