# A coding comment in bytes says how to decode; utf-8 is the default and a mark of it is skipped.
for source in [b"s = '\xc3\xa9'", b"# -*- coding: latin-1 -*-\ns = '\xe9'", b"# vim: set fileencoding=cp1252 :\ns = '\x80'",
               b"\xef\xbb\xbfs = '\xc3\xa9'", b"#!/bin/sh\n# coding=iso-8859-15\ns = '\xa4'"]:
    names = {}
    exec(source, names)
    print(ascii(names["s"]))
# expect: '\xe9'
# expect: '\xe9'
# expect: '\u20ac'
# expect: '\xe9'
# expect: '\u20ac'
