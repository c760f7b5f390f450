# pyexpat: each handler gets its arguments; buffers, namespaces, errors, handlers that raise.
import pyexpat
import xml.etree.ElementTree as ET

TEXT = b"""<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>
<!DOCTYPE quotations SYSTEM "quotations.dtd" [
<!ELEMENT root (a|b*)+>
<!ATTLIST root attr1 CDATA "default" attr2 CDATA #REQUIRED>
<!NOTATION notation SYSTEM "notation.jpeg">
<!ENTITY acirc "&#226;">
<!ENTITY external_entity SYSTEM "entity.file">
<!ENTITY unparsed_entity SYSTEM "entity.file" NDATA notation>
%unparsed_entity;
]>
<?xml-stylesheet href="stylesheet.css"?>
<!-- comment data -->
<root attr1="value1" attr2="value2\xe9"><myns:sub xmlns:myns="http://www.python.org/namespace">one
two &amp; three</myns:sub><![CDATA[CDATA]]>&external_entity;&acirc;&skipped;</root>
"""
NAMES = [n for n in dir(pyexpat.XMLParserType) if n.endswith("Handler")]

def events(buffered, namespaces):
    p = pyexpat.ParserCreate(namespace_separator="!" if namespaces else None)
    p.buffer_text = buffered
    p.ordered_attributes = not buffered
    p.specified_attributes = buffered
    seen = []
    for name in NAMES:
        if name in ("DefaultHandler",):
            continue
        setattr(p, name, lambda *args, name=name: seen.append((name[:-7], args)) or 1)
    p.UseForeignDTD(True)
    p.SetBase("/base")
    print(p.Parse(TEXT[:700]), p.Parse(TEXT[700:], True), p.GetBase())
    for event in seen:
        if event[0] != "DefaultExpand":
            print(*event)

events(False, False)
events(True, True)

p = pyexpat.ParserCreate()
def boom(name, attributes):
    1 / 0
p.StartElementHandler = boom
try:
    p.Parse("<a/>")
except ZeroDivisionError as e:
    print(e, p.StartElementHandler)
for text in (b"<a>", b"<a></b>", b"<a b='1' b='2'/>", b"", b"<a/><b/>", b"<?xml version='1.0' encoding='nosuch'?><a/>"):
    try:
        pyexpat.ParserCreate().Parse(text, True)
    except (pyexpat.ExpatError, LookupError) as e:
        print(type(e), e, e.__dict__)
for attribute, value in (("buffer_size", 0), ("buffer_size", "a"), ("StartElementHandler", 5), ("nosuch", 1)):
    try:
        setattr(p, attribute, value)
    except Exception as e:
        print(type(e).__name__, e)
print(pyexpat.ErrorString(3), pyexpat.errors.codes["syntax error"], pyexpat.errors.messages[4], pyexpat.model.XML_CQUANT_PLUS)
print(ET.tostring(ET.fromstring("<a b='1'><c>t</c>\u00e4</a>")))
# expect: 1 1 /base
# expect: XmlDecl ('1.0', 'iso-8859-1', 0)
# expect: NotStandalone ()
# expect: StartDoctypeDecl ('quotations', 'quotations.dtd', None, 1)
# expect: ElementDecl ('root', (5, 3, None, ((4, 0, 'a', ()), (4, 2, 'b', ()))))
# expect: AttlistDecl ('root', 'attr1', 'CDATA', 'default', 0)
# expect: AttlistDecl ('root', 'attr2', 'CDATA', None, 1)
# expect: NotationDecl ('notation', '/base', 'notation.jpeg', None)
# expect: EntityDecl ('acirc', 0, 'â', '/base', None, None, None)
# expect: EntityDecl ('external_entity', 0, None, '/base', 'entity.file', None, None)
# expect: UnparsedEntityDecl ('unparsed_entity', '/base', 'entity.file', None, 'notation')
# expect: NotStandalone ()
# expect: EndDoctypeDecl ()
# expect: ProcessingInstruction ('xml-stylesheet', 'href="stylesheet.css"')
# expect: Comment (' comment data ',)
# expect: StartElement ('root', ['attr1', 'value1', 'attr2', 'value2é'])
# expect: StartElement ('myns:sub', ['xmlns:myns', 'http://www.python.org/namespace'])
# expect: CharacterData ('one',)
# expect: CharacterData ('\n',)
# expect: CharacterData ('two ',)
# expect: CharacterData ('&',)
# expect: CharacterData (' three',)
# expect: EndElement ('myns:sub',)
# expect: StartCdataSection ()
# expect: CharacterData ('CDATA',)
# expect: EndCdataSection ()
# expect: ExternalEntityRef ('external_entity', '/base', 'entity.file', None)
# expect: CharacterData ('â',)
# expect: SkippedEntity ('skipped', 0)
# expect: EndElement ('root',)
# expect: 1 1 /base
# expect: XmlDecl ('1.0', 'iso-8859-1', 0)
# expect: NotStandalone ()
# expect: StartDoctypeDecl ('quotations', 'quotations.dtd', None, 1)
# expect: ElementDecl ('root', (5, 3, None, ((4, 0, 'a', ()), (4, 2, 'b', ()))))
# expect: AttlistDecl ('root', 'attr1', 'CDATA', 'default', 0)
# expect: AttlistDecl ('root', 'attr2', 'CDATA', None, 1)
# expect: NotationDecl ('notation', '/base', 'notation.jpeg', None)
# expect: EntityDecl ('acirc', 0, 'â', '/base', None, None, None)
# expect: EntityDecl ('external_entity', 0, None, '/base', 'entity.file', None, None)
# expect: UnparsedEntityDecl ('unparsed_entity', '/base', 'entity.file', None, 'notation')
# expect: NotStandalone ()
# expect: EndDoctypeDecl ()
# expect: ProcessingInstruction ('xml-stylesheet', 'href="stylesheet.css"')
# expect: Comment (' comment data ',)
# expect: StartElement ('root', {'attr1': 'value1', 'attr2': 'value2é'})
# expect: StartNamespaceDecl ('myns', 'http://www.python.org/namespace')
# expect: StartElement ('http://www.python.org/namespace!sub', {})
# expect: CharacterData ('one\ntwo & three',)
# expect: EndElement ('http://www.python.org/namespace!sub',)
# expect: EndNamespaceDecl ('myns',)
# expect: StartCdataSection ()
# expect: CharacterData ('CDATA',)
# expect: EndCdataSection ()
# expect: ExternalEntityRef ('xml=http://www.w3.org/XML/1998/namespace\x0cexternal_entity', '/base', 'entity.file', None)
# expect: CharacterData ('â',)
# expect: SkippedEntity ('skipped', 0)
# expect: EndElement ('root',)
# expect: division by zero None
# expect: <class 'xml.parsers.expat.ExpatError'> no element found: line 1, column 3 {'code': 3, 'lineno': 1, 'offset': 3}
# expect: <class 'xml.parsers.expat.ExpatError'> mismatched tag: line 1, column 5 {'code': 7, 'lineno': 1, 'offset': 5}
# expect: <class 'xml.parsers.expat.ExpatError'> duplicate attribute: line 1, column 9 {'code': 8, 'lineno': 1, 'offset': 9}
# expect: <class 'xml.parsers.expat.ExpatError'> no element found: line 1, column 0 {'code': 3, 'lineno': 1, 'offset': 0}
# expect: <class 'xml.parsers.expat.ExpatError'> junk after document element: line 1, column 4 {'code': 9, 'lineno': 1, 'offset': 4}
# expect: <class 'LookupError'> unknown encoding: nosuch {}
# expect: ValueError buffer_size must be greater than zero
# expect: TypeError buffer_size must be an integer
# expect: AttributeError 'pyexpat.xmlparser' object has no attribute 'nosuch' and no __dict__ for setting new attributes
# expect: no element found 2 not well-formed (invalid token) 3
# expect: b'<a b="1"><c>t</c>&#228;</a>'
