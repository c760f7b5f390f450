# SPDX-License-Identifier: MIT
# packages: black python3-click python3-pathspec python3-platformdirs python3-mypy-extensions python3-tomli python3-typing-extensions python3-parso python3-pycodestyle python3-asttokens python3-six python3-rich python3-pygments python3-hypothesis python3-attr python3-sortedcontainers python3-packaging
"""Tools about Python programs: black formats, parso parses, pycodestyle complains, asttokens finds the text of each node, rich shows, hypothesis falsifies, click
reads command lines."""
import ast
import contextlib
import hashlib
import io
import pathlib

import asttokens
import black
import click
import parso
import pycodestyle
from click.testing import CliRunner
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.tree import Tree

here = pathlib.Path(__file__).resolve().parent
sources = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(here.glob("*.py"))]
for name, source in sources:
    if name in ("log_analyser.py", "site_generator.py"):  # what is newer than this black is left out
        source = source.split("\n# --- ")[0].replace("enum.StrEnum", "str")
        for width in (60, 100):
            print(name, width, hashlib.sha256(black.format_str(source, mode=black.Mode(line_length=width)).encode()).hexdigest()[:24])
print(black.format_str("def f(a,b = 1,*c):\n  x=[1,2,\n  3,]\n  return {'a':b}[ 'a' ]if a else(lambda:0)\n", mode=black.Mode()))
try:
    black.format_str("def f(:", mode=black.Mode())
except black.InvalidInput as e:
    print(e)
grammar = parso.load_grammar(version="3.11")
for name, source in sources[:6]:
    tree = grammar.parse(source)
    assert tree.get_code() == source
    print(name, len(list(tree.iter_funcdefs())), len(list(tree.iter_imports())))
print([e.message for e in grammar.iter_errors(grammar.parse("x = = 1\ndef f(:\nbreak\n"))])
found = io.StringIO()
with contextlib.redirect_stdout(found):
    total = pycodestyle.StyleGuide(max_line_length=90).check_files([str(here / name) for name, _ in sources[:3]]).total_errors
print(total, found.getvalue().replace(str(here), ""))
marked = asttokens.ASTTokens("x = f(1, [2 ,3], *a)[b:c] if (y  and z) else -1", parse=True)
print([marked.get_text(node) for node in ast.walk(marked.tree)])


@seed(1)
@settings(max_examples=60, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers()), st.text(), st.dictionaries(st.text(max_size=3), st.floats(allow_nan=False)))
def holds(numbers, text, mapping):
    assert sorted(sorted(numbers)) == sorted(numbers)
    assert text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass") == text
    assert eval(repr(mapping), {"inf": float("inf")}) == mapping


@seed(2)
@settings(max_examples=200, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers()))
def breaks(numbers):
    assert sum(numbers) < 100


holds()
try:
    breaks()
except AssertionError as e:
    print("falsified", e.__notes__)


@click.group()
@click.version_option("1.0")
def cli():
    """Does things."""


@cli.command()
@click.option("--count", "-n", default=1, show_default=True, type=click.IntRange(0, 5), help="How often.")
@click.argument("names", nargs=-1)
def greet(count, names):
    """Greets NAMES."""
    for name in names:
        click.echo(click.style(f"hello {name}" * count, fg="red"))


for arguments in (["--help"], ["greet", "--help"], ["greet", "-n", "3", "x", "y"], ["greet", "-n", "9"], ["gret"], ["--version"]):
    result = CliRunner().invoke(cli, arguments)
    print(result.exit_code, result.output)
console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="truecolor", legacy_windows=False)
table = Table(title="Table")
table.add_column("a", justify="right", style="cyan")
table.add_column("b")
for i in range(5):
    table.add_row(str(i), "[bold]x[/] é日本" * i)
tree = Tree("root")
tree.add("x").add("y")
for thing in (table, tree, Syntax("def f(x): return x", "python"), Panel("hi"), {"a": [1, 2, (3, {"b": None})], "c": "x" * 90}):
    console.print(thing)
print(console.file.getvalue())
