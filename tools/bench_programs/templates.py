# SPDX-License-Identifier: MIT
"""A template engine: text with {{ values }}, filters, loops and conditions is parsed to nodes and rendered to pages."""
import sys


class Text:
    def __init__(self, text):
        self.text = text

    def render(self, context, out):
        out.append(self.text)


def lookup(path, context):
    value = context
    for name in path.split("."):
        value = value[name] if isinstance(value, dict) else getattr(value, name)
    return value


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FILTERS = {"upper": str.upper, "title": str.title, "escape": escape, "money": lambda v: f"{v / 100:,.2f}",
           "length": len, "join": ", ".join}


class Value:
    def __init__(self, expression):
        self.path, *filters = [part.strip() for part in expression.split("|")]
        self.filters = [FILTERS[name] for name in filters]

    def render(self, context, out):
        value = lookup(self.path, context)
        for function in self.filters:
            value = function(value)
        out.append(str(value))


class Loop:
    def __init__(self, words, body):
        _, self.name, _, self.path = words
        self.body = body

    def render(self, context, out):
        inner = dict(context)
        for number, item in enumerate(lookup(self.path, context), 1):
            inner[self.name] = item
            inner["number"] = number
            for node in self.body:
                node.render(inner, out)


class Condition:
    def __init__(self, words, body, otherwise):
        self.path = words[1]
        self.body = body
        self.otherwise = otherwise

    def render(self, context, out):
        for node in self.body if lookup(self.path, context) else self.otherwise:
            node.render(context, out)


def split(source):
    """Pairs (kind, text)."""
    pieces = []
    while source:
        starts = [(source.find(mark), mark) for mark in ("{{", "{%")]
        starts = [pair for pair in starts if pair[0] >= 0]
        if not starts:
            pieces.append(("text", source))
            break
        start, mark = min(starts)
        if start:
            pieces.append(("text", source[:start]))
        end = source.index("}}" if mark == "{{" else "%}", start)
        pieces.append((mark, source[start + 2:end].strip()))
        source = source[end + 2:]
    return pieces[::-1]


def parse(pieces, ends=()):
    nodes = []
    while pieces:
        kind, text = pieces.pop()
        if kind == "text":
            nodes.append(Text(text))
        elif kind == "{{":
            nodes.append(Value(text))
        elif text in ends:
            return nodes, text
        else:
            words = text.split()
            if words[0] == "for":
                nodes.append(Loop(words, parse(pieces, ("end",))[0]))
            else:
                body, end = parse(pieces, ("else", "end"))
                otherwise = parse(pieces, ("end",))[0] if end == "else" else []
                nodes.append(Condition(words, body, otherwise))
    return nodes, None


class Item:
    def __init__(self, n):
        self.name = f"item <{n}>"
        self.price = n * 137
        self.tags = [f"t{n % 3}", "new"]
        self.sold = n % 4 == 0


PAGE = """<h1>{{ title | title }}</h1>
{% if items %}<ul>
{% for item in items %}  <li class="{% if item.sold %}sold{% else %}free{% end %}">{{ number }}. {{ item.name | escape }}:
  {{ item.price | money }} ({{ item.tags | join | upper }})</li>
{% end %}</ul>{% else %}<p>nothing</p>{% end %}
<footer>{{ site.name }}, {{ items | length }} items</footer>
"""


def main(pages=11000):
    nodes, _ = parse(split(PAGE))
    checksum = 0
    text = ""
    items = [Item(n) for n in range(60)]
    for n in range(pages):
        if n % 100 == 0:
            nodes, _ = parse(split(PAGE))
        out = []
        context = {"title": f"page {n}", "items": items[n % 37:n % 37 + n % 23], "site": {"name": "Shop"}}
        for node in nodes:
            node.render(context, out)
        text = "".join(out)
        checksum = (checksum * 31 + len(text) + text.count("sold")) % 1000003
    print("templates", pages, checksum)
    print(text.splitlines()[2])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
