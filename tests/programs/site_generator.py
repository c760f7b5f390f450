# SPDX-License-Identifier: MIT
"""Makes a web site of a folder of pages: the kind of program that people keep in one file and run each day.

    site_generator.py [SOURCE [TARGET]]        SOURCE/site.toml, pages/*.md, templates/*.html, static/*

Pages have a head of "key: value" lines and a body in a small markdown (headings, paragraphs, lists, quotes, code, tables, links,
emphasis, footnotes). The site gets an index, tags, a feed, a search index, a site map and an archive; every link is then checked by fetching
the whole site from a server on this machine. What was made is printed with checksums, so that two Pythons can be compared.
"""
import argparse
import collections
import concurrent.futures
import contextlib
import dataclasses
import datetime
import difflib
import email.utils
import enum
import functools
import gzip
import hashlib
import html
import html.parser
import http.server
import io
import itertools
import json
import logging
import operator
import pathlib
import re
import shutil
import string
import sys
import tempfile
import textwrap
import threading
import tomllib
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET
import zipfile

log = logging.getLogger("site")


class Broken(Exception):
    """A page that cannot be made; says which, and where."""


class Status(enum.StrEnum):
    DRAFT = enum.auto()
    PUBLIC = enum.auto()


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "page"


# --- markdown ----------------------------------------------------------------------------

INLINE = re.compile(r"""
    (?P<code>   (`+)(?P<code_text>.+?)\2 )
  | (?P<image>  !\[(?P<alt>[^\]]*)\]\((?P<src>[^)\s]+)\) )
  | (?P<note>   \[\^(?P<note_name>\w+)\] )
  | (?P<link>   \[(?P<text>[^\]]+)\]\((?P<href>[^)\s]+)(?:\s+"(?P<title>[^"]*)")?\) )
  | (?P<auto>   <(?P<auto_href>https?://[^>]+)> )
  | (?P<strong> \*\*(?P<strong_text>.+?)\*\* )
  | (?P<em>     \*(?P<em_text>[^*\s](?:.*?[^*\s])?)\* )
  | (?P<dash>   (?<=\s)--(?=\s) )
  | (?P<escape> \\(?P<char>[\\`*\[\]<>_-]) )
""", re.VERBOSE)


@dataclasses.dataclass
class Markdown:
    """Turns one text into HTML; collects headings, links and notes on the way."""

    headings: list = dataclasses.field(default_factory=list)
    links: list = dataclasses.field(default_factory=list)
    notes: dict = dataclasses.field(default_factory=dict)
    used: list = dataclasses.field(default_factory=list)

    def inline(self, text):
        out, last = [], 0
        for match in INLINE.finditer(text):
            out.append(html.escape(text[last:match.start()], quote=False))
            out.append(getattr(self, "do_" + match.lastgroup)(match))
            last = match.end()
        return "".join(out) + html.escape(text[last:], quote=False)

    def do_code(self, match):
        return f"<code>{html.escape(match['code_text'].strip(), quote=False)}</code>"

    def do_image(self, match):
        self.links.append(match["src"])
        return f'<img src="{html.escape(match["src"])}" alt="{html.escape(match["alt"])}">'

    def do_link(self, match):
        self.links.append(match["href"])
        title = f' title="{html.escape(match["title"])}"' if match["title"] else ""
        return f'<a href="{html.escape(match["href"])}"{title}>{self.inline(match["text"])}</a>'

    def do_auto(self, match):
        self.links.append(match["auto_href"])
        return f'<a href="{html.escape(match["auto_href"])}">{html.escape(match["auto_href"])}</a>'

    def do_note(self, match):
        if match["note_name"] not in self.used:
            self.used.append(match["note_name"])
        number = self.used.index(match["note_name"]) + 1
        return f'<sup id="ref-{number}"><a href="#note-{number}">{number}</a></sup>'

    def do_strong(self, match):
        return f"<strong>{self.inline(match['strong_text'])}</strong>"

    def do_em(self, match):
        return f"<em>{self.inline(match['em_text'])}</em>"

    def do_dash(self, match):
        return "\N{EN DASH}"

    def do_escape(self, match):
        return html.escape(match["char"])

    def convert(self, text):
        def define(match):
            self.notes[match[1]] = match[2]
            return ""
        text = re.sub(r"^\[\^(\w+)\]:\s*(.+)\n?", define, text, flags=re.MULTILINE)
        body = "\n".join(self.blocks(text.expandtabs(4).split("\n")))
        if self.used:
            missing = [name for name in self.used if name not in self.notes]
            if missing:
                raise Broken(f"notes without text: {', '.join(missing)}")
            items = (f'<li id="note-{n}">{self.inline(self.notes[name])} <a href="#ref-{n}">\N{LEFTWARDS ARROW WITH HOOK}</a></li>'
                     for n, name in enumerate(self.used, 1))
            body += "\n<ol class=notes>\n" + "\n".join(items) + "\n</ol>"
        return body

    def blocks(self, lines):
        lines = collections.deque(lines)
        while lines:
            line = lines[0]
            if not line.strip():
                lines.popleft()
            elif match := re.match(r"(#{1,6})\s+(.*?)\s*#*$", line):
                lines.popleft()
                name = slug(match[2])
                same = sum(1 for _, other, _ in self.headings if re.fullmatch(re.escape(name) + r"(-\d+)?", other))
                name += f"-{same + 1}" if same else ""
                self.headings.append((len(match[1]), name, match[2]))
                yield f'<h{len(match[1])} id="{name}">{self.inline(match[2])}</h{len(match[1])}>'
            elif match := re.match(r"```(\w*)$", line):
                lines.popleft()
                code = list(iter_until(lines, lambda l: l.startswith("```")))
                yield f'<pre class="{match[1] or "text"}"><code>{html.escape(chr(10).join(code), quote=False)}</code></pre>'
            elif line.startswith(">"):
                quoted = [re.sub(r"^> ?", "", l) for l in take(lines, lambda l: l.startswith(">"))]
                yield "<blockquote>\n" + "\n".join(self.blocks(quoted)) + "\n</blockquote>"
            elif re.match(r"(?:[*+-]|\d+\.)\s", line):
                yield self.list_of(lines)
            elif line.startswith("|") and len(lines) > 1 and re.fullmatch(r"\|(\s*:?-+:?\s*\|)+", lines[1]):
                yield self.table(list(take(lines, lambda l: l.startswith("|"))))
            elif re.fullmatch(r"(\*\s*){3,}|(-\s*){3,}", line):
                lines.popleft()
                yield "<hr>"
            else:
                words = take(lines, lambda l: l.strip() and not re.match(r"#|>|```|\|", l))
                yield "<p>" + "<br>\n".join(self.inline(part) for part in re.split(r"(?: {2,}|\\)\n", "\n".join(words))) + "</p>"

    def list_of(self, lines):
        tag = "ol" if lines[0][0].isdigit() else "ul"
        items = []
        for line in take(lines, lambda l: re.match(r"(?:[*+-]|\d+\.)\s|\s+\S", l)):
            if match := re.match(r"(?:[*+-]|\d+\.)\s+(.*)", line):
                items.append([match[1]])
            else:
                items[-1].append(line)
        out = [f"<{tag}>"]
        for first, *rest in items:
            inner = textwrap.dedent("\n".join(rest)).split("\n") if rest else []
            if inner and not re.match(r"(?:[*+-]|\d+\.)\s", inner[0]):
                first, inner = " ".join([first, *inner]), []
            out.append(f"<li>{self.inline(first)}" + "".join("\n" + b for b in self.blocks(inner)) + "</li>")
        return "\n".join(out + [f"</{tag}>"])

    def table(self, rows):
        cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))] for row in rows]
        sides = ["right" if c.endswith(":") and not c.startswith(":") else "center" if c.startswith(":") and c.endswith(":") else "left"
                 for c in cells[1]]
        def line(row, tag):
            return "<tr>" + "".join(f'<{tag} style="text-align:{side}">{self.inline(cell)}</{tag}>'
                                    for cell, side in itertools.zip_longest(row[:len(sides)], sides, fillvalue="")) + "</tr>"
        return "\n".join(["<table>", line(cells[0], "th"), *(line(row, "td") for row in cells[2:]), "</table>"])


def take(lines, wanted):
    while lines and wanted(lines[0]):
        yield lines.popleft()


def iter_until(lines, last):
    while lines:
        if last(line := lines.popleft()):
            return
        yield line


# --- templates ---------------------------------------------------------------------------

class Text(string.Template):
    """A piece of a template: ${name.attribute|filter|filter}."""

    braceidpattern = r"[a-z_][a-z0-9_.]*(?:\|[a-z]+)*"
    filters = {"e": html.escape, "upper": str.upper, "title": str.title, "u": urllib.parse.quote, "n": "{:,}".format}


class Template:
    """Pieces of text and loops: <!-- for item in place.items --> ... <!-- end -->."""

    mark = re.compile(r"<!-- (?:for (\w+) in ([\w.]+)|end) -->\n?")

    def __init__(self, source):
        self.parts = [[]]  # of the loops that are open; a part is a Text or (name, path, parts)
        last = 0
        for match in self.mark.finditer(source):
            self.parts[-1].append(Text(source[last:match.start()]))
            last = match.end()
            if match[1]:
                self.parts.append([])
                self.parts[-2].append((match[1], match[2], self.parts[-1]))
            else:
                self.parts.pop()
        self.parts[-1].append(Text(source[last:]))
        if len(self.parts) != 1:
            raise Broken("a loop of a template is not closed")

    def render(self, **values):
        return "".join(self.pieces(self.parts[0], values))

    def pieces(self, parts, values):
        for part in parts:
            match part:
                case Text():
                    yield part.substitute(Values(values))
                case (name, path, inner):
                    for item in lookup(values, path):
                        yield from self.pieces(inner, values | {name: item})


def lookup(values, path):
    return functools.reduce(lambda v, name: v[name] if isinstance(v, dict) else getattr(v, name), path.split("."), values)


class Values(collections.UserDict):
    def __missing__(self, key):
        path, *filters = key.split("|")
        value = lookup(self.data, path)
        for name in filters:
            value = Text.filters[name](value)
        return value


# --- pages -------------------------------------------------------------------------------

@dataclasses.dataclass(order=True)
class Page:
    date: datetime.date
    title: str
    name: str = dataclasses.field(compare=False)
    tags: tuple = dataclasses.field(default=(), compare=False)
    status: Status = dataclasses.field(default=Status.PUBLIC, compare=False)
    body: str = dataclasses.field(default="", repr=False, compare=False)
    markdown: Markdown = dataclasses.field(default_factory=Markdown, repr=False, compare=False)

    @classmethod
    def read(cls, path):
        text = path.read_text(encoding="utf-8")
        match = re.match(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL)
        if not match:
            raise Broken(f"{path.name}: no head between --- lines")
        head = {}
        for number, line in enumerate(match[1].split("\n"), 2):
            key, colon, value = line.partition(":")
            if not colon:
                raise Broken(f"{path.name}:{number}: not a 'key: value' line: {line!r}")
            head[key.strip().lower()] = value.strip()
        known = {"title", "date", "tags", "status"}
        if odd := head.keys() - known:
            near = difflib.get_close_matches(min(odd), known, 1)
            raise Broken(f"{path.name}: unknown key {min(odd)!r}" + (f"; is {near[0]!r} meant?" if near else ""))
        page = cls(datetime.date.fromisoformat(head["date"]), head["title"], slug(path.stem),
                   tuple(sorted(t.strip() for t in head.get("tags", "").split(",") if t.strip())),
                   Status(head.get("status", "public")))
        try:
            page.body = page.markdown.convert(match[2])
        except Broken as e:
            e.add_note(f"in {path.name}")
            raise
        return page

    @property
    def url(self):
        return f"{self.date:%Y}/{self.name}.html"

    @functools.cached_property
    def text(self):
        return html.unescape(re.sub(r"<[^>]+>", "", self.body))

    @property
    def summary(self):
        return textwrap.shorten(self.text, 140, placeholder="\N{HORIZONTAL ELLIPSIS}")

    @property
    def contents(self):
        return [{"name": name, "text": text} for level, name, text in self.markdown.headings if level == 2]

    @property
    def day(self):
        return f"{self.date:%A}, {self.date.day} {self.date:%B %Y}"


def build(source, target):
    with open(source / "site.toml", "rb") as f:
        site = tomllib.load(f)
    pages, broken = [], []
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        jobs = {path: pool.submit(Page.read, path) for path in sorted(source.glob("pages/*.md"))}
    for path, job in jobs.items():
        try:
            pages.append(job.result())
        except Broken as e:
            broken.append("; ".join([str(e), *getattr(e, "__notes__", ())]))
    pages = sorted((p for p in pages if p.status is Status.PUBLIC), reverse=True)
    templates = {path.stem: Template(path.read_text(encoding="utf-8")) for path in sorted(source.glob("templates/*.html"))}

    def write(name, text):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def page(name, template, **values):
        inner = templates[template].render(site=site, root="../" * name.count("/"), **values)
        write(name, templates["base"].render(site=site, root="../" * name.count("/"), inner=inner, title=values["title"]))

    for before, current, after in zip([None] + pages, pages, pages[1:] + [None]):
        near = [{"url": "../" + p.url, "title": p.title, "what": w} for p, w in ((before, "newer"), (after, "older")) if p]
        page(current.url, "page", page=current, near=near, title=current.title,
             tags=[{"name": t, "slug": slug(t)} for t in current.tags])
    by_year = itertools.groupby(pages, key=operator.attrgetter("date.year"))
    page("index.html", "index", years=[{"year": year, "pages": list(group)} for year, group in by_year], title=site["title"])
    tags = collections.defaultdict(list)
    for p in pages:
        for tag in p.tags:
            tags[tag].append(p)
    for tag, members in tags.items():
        page(f"tags/{slug(tag)}.html", "tag", tag=tag, pages=members, count=len(members), title=f"Tag: {tag}")
    write("feed.xml", feed(site, pages))
    write("sitemap.txt", "".join(urllib.parse.urljoin(site["url"], p.url) + "\n" for p in pages))
    write("search.json", json.dumps(search_index(pages), ensure_ascii=False, sort_keys=True, indent=1))
    shutil.copytree(source / "static", target, dirs_exist_ok=True)
    return site, pages, tags, broken


def feed(site, pages):
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    for key in ("title", "description"):
        ET.SubElement(channel, key).text = site[key]
    ET.SubElement(channel, "link").text = site["url"]
    for p in pages[:site["feed"]["length"]]:
        item = ET.SubElement(channel, "item")
        ET.SubElement(item, "title").text = p.title
        ET.SubElement(item, "link").text = urllib.parse.urljoin(site["url"], p.url)
        noon = datetime.datetime.combine(p.date, datetime.time(12), datetime.UTC)
        ET.SubElement(item, "pubDate").text = email.utils.format_datetime(noon)
        ET.SubElement(item, "description").text = p.summary
        for tag in p.tags:
            ET.SubElement(item, "category").text = tag
    ET.indent(rss)
    return ET.tostring(rss, encoding="unicode", xml_declaration=True) + "\n"


def search_index(pages):
    words = collections.defaultdict(collections.Counter)
    for p in pages:
        for word in re.findall(r"[^\W\d_]{3,}", p.text.casefold()):
            words[word][p.url] += 1
    return {word: dict(count.most_common(3)) for word, count in words.items() if len(count) < max(3, len(pages) // 2)}


# --- checks ------------------------------------------------------------------------------

class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.names, self.open = [], set(), []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.links += [attrs[k] for k in ("href", "src") if attrs.get(k)]
        if "id" in attrs:
            self.names.add(attrs["id"])
        if tag not in ("br", "hr", "img", "meta", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise Broken(f"</{tag}> at {self.getpos()} closes nothing")


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        log.debug(format, *args)


@contextlib.contextmanager
def served(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def check(root):
    """Fetches everything that can be reached from the index. (fetched, bytes, [problem])"""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    seen, names, wanted, problems, size = set(), {}, [], [], 0
    queue = collections.deque([(root, "start")])
    while queue:
        url, origin = queue.popleft()
        url, fragment = urllib.parse.urldefrag(url)
        if fragment:
            wanted.append((url, fragment, origin))
        if url in seen or not url.startswith(root):
            continue
        seen.add(url)
        try:
            with opener.open(url, timeout=10) as answer:
                data, kind = answer.read(), answer.headers.get_content_type()
        except urllib.error.HTTPError as e:
            with e:
                problems.append(f"{origin}: {url.removeprefix(root)}: {e.code} {e.reason}")
            continue
        size += len(data)
        if kind == "text/html":
            parser = Links()
            parser.feed(data.decode())
            parser.close()
            names[url] = parser.names
            queue.extend((urllib.parse.urljoin(url, link), url.removeprefix(root) or "index") for link in parser.links)
    problems += [f"{origin}: no #{fragment} in {url.removeprefix(root)}" for url, fragment, origin in wanted
                 if url in names and fragment not in names[url]]
    return len(seen), size, sorted(problems)


def archive(target):
    """The site as a .zip in memory: the same bytes on every machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for path in sorted(p for p in target.rglob("*") if p.is_file()):
            z.writestr(zipfile.ZipInfo(path.relative_to(target).as_posix(), (2026, 1, 1, 0, 0, 0)), path.read_bytes())
    with zipfile.ZipFile(buffer) as z:
        assert z.testzip() is None
        return len(z.infolist()), sum(i.file_size for i in z.infolist())


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    here = pathlib.Path(__file__).resolve().parent
    parser.add_argument("source", nargs="?", type=pathlib.Path, default=here / "site")
    parser.add_argument("target", nargs="?", type=pathlib.Path, help="default: a temporary folder")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.DEBUG if options.verbose else logging.WARNING, format="%(name)s: %(message)s")
    with contextlib.ExitStack() as stack:
        target = options.target or pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="site.")))
        site, pages, tags, broken = build(options.source, target)
        print(f"{site['title']}: {len(pages)} pages, {len(tags)} tags")
        for p in pages:
            print(f"  {p.date.isoformat()}  {p.url:32} {p.title} [{', '.join(p.tags)}]")
        for problem in broken:
            print("  broken:", problem)
        for path in sorted(p for p in target.rglob("*") if p.is_file()):
            data = path.read_bytes()
            print(f"  {path.relative_to(target).as_posix():36} {len(data):6} {hashlib.sha256(data).hexdigest()[:16]}")
        packed = gzip.compress((target / "search.json").read_bytes(), mtime=0)
        assert json.loads(gzip.decompress(packed)).keys()
        fetched, size, problems = check(stack.enter_context(served(target)))
        print(f"{fetched} files fetched, {size:,} bytes; archive: {'{} files, {:,} bytes'.format(*archive(target))}")
        for problem in problems:
            print("  link:", problem)
    return 1 if broken and options.target else 0


if __name__ == "__main__":
    sys.exit(main())
