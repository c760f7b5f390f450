# SPDX-License-Identifier: MIT
# packages: python3-yaml python3-toml python3-tomli python3-simplejson python3-attr python3-babel python-babel-localedata python3-tz python3-dateutil python3-chardet python3-jsonschema python3-pyrsistent python3-sortedcontainers
"""YAML, TOML and JSON in pure Python; attrs, jsonschema and persistent maps; dates, time zones and locales; guesses of encodings."""
import collections
import copy
import datetime
import decimal
import pickle

import attr
import chardet
import dateutil.parser
import dateutil.relativedelta
import dateutil.rrule
import jsonschema
import pyrsistent
import pytz
import simplejson
import sortedcontainers
import toml
import tomli
import yaml
from attrs import asdict, define, evolve, field, frozen, validators
from babel import Locale, dates, lists, numbers

# yaml
TEXT = """a: &x [1, 2.5, ~, yes, 0x1f, 1e3, 2001-12-14t21:59:43.10-05:00, 2002-12-14]
b: {<<: {k: v}, c: *x}
d: |
  lit
   eral
e: >-
  fol
  ded
"q\\u00e9": !!python/tuple [1, 2]
? !!python/tuple [complex, key]
: - x
  - - y
"""
loaded = yaml.load(TEXT, yaml.UnsafeLoader)
print(loaded)
print(yaml.dump(loaded, default_flow_style=False, allow_unicode=True))
print(list(yaml.scan("a: [b, c]")))
print(yaml.safe_dump({"x": [{"y": None, "s": "a: b\n c", "t": datetime.date(2020, 1, 1)}] * 2, "b": b"\x00\xff"}))
for text in ("a: [", "a: b: c", "\t- x", "!!python/object:os.system x", "&a *b", "- 'x"):
    try:
        print(yaml.safe_load(text))
    except yaml.YAMLError as e:
        print(type(e).__name__, e)
big = yaml.dump([{"id": i, "name": f"name{i}", "list": list(range(i % 5))} for i in range(100)])
print(len(big), yaml.safe_load(big)[-1])


class Point(yaml.YAMLObject):
    yaml_tag = "!Point"

    def __init__(self, x):
        self.x = x


print(yaml.dump(Point(3)), yaml.load("!Point {x: 5}", yaml.FullLoader).x)

# toml and json
TEXT = 't = "x"\n[a.b]\nc = [1, 2, 3]\nd = 1979-05-27T07:32:00\n[[e]]\nf = 1.5\n[[e]]\nf = true\n[g]\nm = """\nq\nw"""\nh = {x = 1, y = [{z = 2}]}\n'
print(toml.loads(TEXT), toml.dumps(toml.loads(TEXT)), tomli.loads(TEXT))
for text in ("a=", "[a]\n[a]", "a=1\na=2", 'x="\\q"', "a=[1,"):
    for module in (toml, tomli):
        try:
            print(module.loads(text))
        except Exception as e:
            print(type(e).__name__, e)
print(simplejson.dumps({"a": [1, 2.5, None, True, decimal.Decimal("1.10"), 'é\u2028"'], "b": {}}, indent=2, sort_keys=True))
print(simplejson.loads('{"a": 1.1, "b": [1e5, -0, "\\ud83d\\ude00"]}', use_decimal=True, object_pairs_hook=collections.OrderedDict))
for text in ("[1,", '{"a"}', "nul", '"\x01"'):
    try:
        simplejson.loads(text)
    except simplejson.JSONDecodeError as e:
        print(e, e.lineno, e.colno)
print(simplejson.dumps([float("nan"), 2**70], ignore_nan=True, bigint_as_string=True), simplejson.dumps(collections.namedtuple("P", "x y")(1, 2)))


# attrs, schemas, persistent and sorted collections
@define(order=True)
class A:
    x: int = field(validator=validators.instance_of(int))
    y: list = field(factory=list, repr=False)
    z: float = field(default=1, converter=float, kw_only=True)

    @x.validator
    def not_negative(self, attribute, value):
        if value < 0:
            raise ValueError(f"{attribute.name} is negative")


@frozen
class B(A):
    w: str = "q"


print(A(1), A(1) < A(2), asdict(A(3, [A(4)])), evolve(B(1), w="e"), B.__slots__, attr.fields(B).w.default)
for action in (lambda: A(-1), lambda: A("x"), lambda: setattr(B(1), "x", 2), lambda: A(1, q=2), lambda: setattr(A(1), "nope", 1)):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, str(e).split(" (type")[0][:150])
print(pickle.loads(pickle.dumps(B(1))), copy.copy(A(1)), attr.make_class("C", ["a", "b"])(1, 2))
SCHEMA = {"type": "object", "properties": {"a": {"items": {"type": "integer"}}, "b": {"pattern": "^x+$"}}, "required": ["c"], "additionalProperties": False}
for error in sorted(jsonschema.Draft7Validator(SCHEMA).iter_errors({"a": [1, "x"], "b": "xy", "d": 1}), key=str):
    print(list(error.path), error.message)
vector = pyrsistent.pvector(range(2000))
print(vector.set(3, 9)[:5], pyrsistent.pmap({"a": 1}).set("b", 2)["b"], pyrsistent.freeze({"a": [1, {2}]}), len(vector.append(1)))
ordered = sortedcontainers.SortedDict({3: 1, 1: 2})
print(ordered, ordered.bisect(2), sortedcontainers.SortedList(range(5000, 0, -3))[:5])

# dates and locales
day = datetime.datetime(2024, 3, 5, 14, 7, 9)
print(dateutil.parser.parse("Thu Sep 25 10:36:28 2003", ignoretz=True), list(dateutil.rrule.rrule(dateutil.rrule.WEEKLY, count=3, dtstart=day)))
print(datetime.date(2020, 1, 31) + dateutil.relativedelta.relativedelta(months=1), pytz.timezone("Europe/Berlin").localize(datetime.datetime(2020, 7, 1)).isoformat())
for name in ("en_US", "de_DE", "fr", "ru", "ja", "ar", "zh_Hans_CN"):
    print(name, Locale.parse(name).display_name, dates.format_datetime(day, "full", locale=name), numbers.format_currency(1234567.891, "EUR", locale=name),
          numbers.format_percent(.345, locale=name), lists.format_list(["a", "b", "c"], locale=name), numbers.parse_decimal("1", locale=name))
for text, encoding in (("Привет мир, как дела? Это тест." * 5, "koi8-r"), ("Привет мир, как дела? Это тест." * 5, "cp1251"), ("ünïcödé ß" * 10, "latin-1"),
                       ("abc", "ascii"), ("日本語" * 20, "utf-8"), ("שלום עולם" * 20, "cp1255"), ("x" * 10, "utf-16")):
    print(encoding, chardet.detect(text.encode(encoding)))
