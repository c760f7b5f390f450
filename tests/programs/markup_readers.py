# SPDX-License-Identifier: MIT
# packages: python3-markdown python3-bs4 python3-soupsieve python3-html5lib python3-webencodings python3-six python3-lark python3-pycparser python3-ply python3-sqlparse
"""markdown writes HTML, html5lib and Beautiful Soup read it back; lark, pycparser and sqlparse read other languages."""
import io
import operator
import pathlib
import re

import bs4
import html5lib
import lark
import markdown
import sqlparse
from pycparser import c_generator, c_parser

ROOT = pathlib.Path(__file__).resolve().parents[2]
page = "\n\n".join(p.read_text() for p in sorted((ROOT / "tests/programs/site/pages").glob("*.md"))) + """

# Head {#id .class}
| a | b |
|---|:-:|
| 1 | *2* |

Term
: Definition[^1]

[TOC]

[^1]: note

!!! note "Title"
    text with "quotes" -- and ``code``
"""
made = markdown.markdown(page, extensions=["extra", "toc", "codehilite", "admonition", "smarty", "meta", "sane_lists", "nl2br"])
print(made)
for parser in ("html.parser", "html5lib"):
    soup = bs4.BeautifulSoup(made * 3, parser)
    print(len(soup.find_all(True)), [a["href"] for a in soup.select("p > a[href^='http'], li a:not([title])")][:6], soup.select_one("h2:nth-of-type(2)"))
    print(len(soup.prettify()), soup.get_text(" ", strip=True)[:200], [t.name for t in soup.table.parents])
    tag = soup.new_tag("b", attrs={"x": "1"})
    tag.string = "hey<"
    soup.p.insert(0, tag)
    soup.table.decompose()
    print(soup.p, soup.find("table", class_="none"), sum(1 for _ in soup.descendants))
text = "<!DOCTYPE html><p>Hi<b>x<i>y</b>z</i><table><td>1<tr><td>2</table><script>a<b</script>&amp;&notit;<svg><circle/></svg>" + "<li>x&eacute;" * 20
for builder in ("etree", "dom"):
    walker = html5lib.getTreeWalker(builder)
    serializer = html5lib.serializer.HTMLSerializer(omit_optional_tags=False, quote_attr_values="always", alphabetical_attributes=True)
    try:
        print("".join(serializer.serialize(walker(html5lib.parse(text, treebuilder=builder)))))
    except ImportError as e:  # minidom's builder wants expat in some Pythons
        print(e)

GRAMMAR = r"""
?start: sum
?sum: product | sum "+" product -> add | sum "-" product -> sub
?product: atom | product "*" atom -> mul | product "/" atom -> truediv
?atom: NUMBER -> number | "-" atom -> neg | "(" sum ")"
%import common.NUMBER
%import common.WS_INLINE
%ignore WS_INLINE
"""


@lark.v_args(inline=True)
class Calculate(lark.Transformer):
    add, sub, mul, truediv, neg, number = operator.add, operator.sub, operator.mul, operator.truediv, operator.neg, float


for kind in ("lalr", "earley", "cyk"):
    parser = lark.Lark(GRAMMAR, parser=kind)
    tree = parser.parse("1 + 2*(3 - 4)/5 - -6")
    print(kind, Calculate().transform(tree), tree.pretty().split())
try:
    lark.Lark(GRAMMAR, parser="lalr").parse("1 + *")
except lark.UnexpectedToken as e:
    print(e.token.type, e.line, e.column, sorted(e.expected))

C = r"""typedef unsigned long size_t; struct S {int a:3; char *b[10]; union {int x; float y;};}; static int (*fp)(int, char**);
int main(int argc, char **argv) { for (int i = 0; i < 10; ++i) { if (i % 2) continue; else switch (i) { case 1: break; default: goto end; } }
end: return sizeof(struct S) + (size_t)argc * 2 ? 1 : 0x1FUL; }"""
tree = c_parser.CParser().parse(C)
shown = io.StringIO()
tree.show(buf=shown, attrnames=True, nodenames=True, showcoord=True)
print(shown.getvalue(), c_generator.CGenerator().visit(tree))
try:
    c_parser.CParser().parse("int x = ;")
except Exception as e:
    print(type(e).__name__, e)
SQL = "select a,b.c as d,count(*) from t left join u on t.id=u.id where x in (select y from z where q='it''s') and a between 1 and 2 group by 1 " \
      "having count(*)>1 order by 2 desc; insert into t(a,b) values (1,'x'),(2,null); create table foo (id integer primary key, n varchar(10) not null)"
print(sqlparse.format(SQL, reindent=True, keyword_case="upper"))
print([(s.get_type(), len(list(s.flatten()))) for s in sqlparse.parse(SQL)])
print(re.sub(r"\s+", " ", sqlparse.format(SQL, reindent_aligned=True)))
