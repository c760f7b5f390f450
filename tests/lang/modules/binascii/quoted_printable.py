# Quoted-printable: protected blanks, dots and line ends, soft breaks.
import binascii

for text in [b"", b"a b\tc", b"a \nb\t\n", b"=x" * 50, b".\nab\n.\n", b"x" * 80, b"a\r\nb \r\n", b"\xff_ _", b"a ", b".", b"x" * 75 + b"="]:
    for options in [{}, {"quotetabs": True}, {"istext": False}, {"header": True}]:
        coded = binascii.b2a_qp(text, **options)
        print(coded, binascii.a2b_qp(coded, header=options.get("header", False)) == text)
for text in [b"=", b"a=\nb", b"a=\r\nb", b"a=3Db", b"a=3", b"a=ZZ", b"a_b", b"==", b"a=  \nb", b"=\nx="]:
    print(binascii.a2b_qp(text), binascii.a2b_qp(text, header=True))
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'a b\tc' True
# expect: b'a=20b=09c' True
# expect: b'a b\tc' True
# expect: b'a_b\tc' True
# expect: b'a=20\nb=09\n' True
# expect: b'a=20\nb=09\n' True
# expect: b'a =0Ab\t=0A' True
# expect: b'a_\nb=09\n' True
# expect: b'=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3D=\nx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=\n=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx' True
# expect: b'=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3D=\nx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=\n=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx' True
# expect: b'=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3D=\nx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=\n=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx' True
# expect: b'=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3D=\nx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=\n=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx=3Dx' True
# expect: b'=2E\nab\n=2E\n' True
# expect: b'=2E\nab\n=2E\n' True
# expect: b'=2E=0Aab=0A.=0A' True
# expect: b'=2E\nab\n=2E\n' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx' True
# expect: b'a\r\nb=20\r\n' True
# expect: b'a\r\nb=20\r\n' True
# expect: b'a=0D=0Ab =0D=0A' True
# expect: b'a\r\nb_\r\n' True
# expect: b'=FF_ _' True
# expect: b'=FF_=20_' True
# expect: b'=FF_ _' True
# expect: b'=FF=5F_=5F' True
# expect: b'a=20' True
# expect: b'a=20' True
# expect: b'a=20' True
# expect: b'a=20' True
# expect: b'=2E' True
# expect: b'=2E' True
# expect: b'=2E' True
# expect: b'=2E' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=3D' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=3D' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=3D' True
# expect: b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=3D' True
# expect: b'' b''
# expect: b'ab' b'ab'
# expect: b'ab' b'ab'
# expect: b'a=b' b'a=b'
# expect: b'a=3' b'a=3'
# expect: b'a=ZZ' b'a=ZZ'
# expect: b'a_b' b'a b'
# expect: b'=' b'='
# expect: b'a=  \nb' b'a=  \nb'
# expect: b'x' b'x'
