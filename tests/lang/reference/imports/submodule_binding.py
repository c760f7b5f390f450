# Importing a submodule binds it in its package, a from import of it as well.
import sys
for n in [k for k in sys.modules if k.startswith("xml")]: del sys.modules[n]
import xml
print(hasattr(xml, "dom"))
def f():
    import xml.dom
    return xml.dom.__name__
print(f(), hasattr(xml, "dom"))
from xml import sax
print(sax.__name__)
import xml.dom.minidom as md
print(md.__name__)
# expect: False
# expect: xml.dom True
# expect: xml.sax
# expect: xml.dom.minidom
