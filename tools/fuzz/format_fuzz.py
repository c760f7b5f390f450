#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random formats, texts of numbers and codecs, the same in Krait and CPython 3.14: what is printed must be the same.

  tools/fuzz/format_fuzz.py                     20,000 cases of each kind
  tools/fuzz/format_fuzz.py --kinds percent,decode --cases 1000000 --seed 5
  tools/fuzz/format_fuzz.py --program build/debug/krait

Kinds: format specs of int, float, complex and str; `%` of str and bytes; fields of str.format; float.hex and fromhex; int(text, base), float(text) and
complex(text) of odd text; round; to_bytes and from_bytes; literals of str and bytes with escapes; encode and decode by every encoding of
encodings.aliases with every error handler, handlers that return odd positions among them; incremental decoders and encoders, fed in pieces.
Each case is a line, drawn from a seed of its own block as in types_fuzz.py, whose comparison this uses.
"""
import codecs
import random
import struct
import sys

import types_fuzz
from types_fuzz import BLOCK, number

DIGITS = "0123456789"
ODD_CHARS = "\u0660\u0669\u0966\uff15\U0001d7d8\u00b2\u2460\u0bf0_ \t\n\x0b\x1c\x85\xa0\u2003\u3000+-.eExXoObBjJinfatyNINF\x00\ud800\u2212abcdefzZ()"
TEXTS = ("", "a", "Straße", "\u20acuro", "\U0001f600", "\ud800", "\udcff", "\udc80a", "日本語", "кириллица", "ελληνικά", "\u05d0\u05d1", "\u0627\u0644", "\u0e01\u0e02", "é", "e\u0301", "ﬁ", "\x00\x01",
         "~\\", "\x7f\x80\x81\xff", "\u200d", "\ufeff", "\ufffe", "\uffff", "\U0010ffff", "한글", "，", "a\nb\r\n", "+A-", "\xad", "ǆ", "\u3042\u30a2", "\u0149", "İ", "ß.com", "xn--a", "-", "a.b", "\u2028", "\xa5\u203e", "Ω" * 3)

def real(r):
    how = r.randrange(10)
    if how < 3:
        return types_fuzz.real(r)
    if how < 5:
        return float(f"{r.choice('-+')}{r.randrange(1000000)}e{r.randrange(-30, 30)}")
    if how < 7:
        return r.randrange(-4000, 4000) / r.choice((1, 2, 4, 8, 10, 16, 100, 1000))
    if how < 9:
        value = struct.unpack("<d", r.randbytes(8))[0]
        return value if value == value else 0.25
    return float(10**r.randrange(20)) * r.choice((1, -1, 0.5, 5, 9.9999999999999999))

def some_text(r):
    how = r.randrange(6)
    if how < 3:
        return "".join(r.choice(TEXTS) for _ in range(r.randrange(4)))
    if how == 3:
        return "".join(chr(r.randrange(256)) for _ in range(r.randrange(8)))
    if how == 4:
        return "".join(chr(r.choice((r.randrange(0x3000), r.randrange(0x10000), r.randrange(0x110000)))) for _ in range(r.randrange(6)))
    return "a" * r.randrange(20) + r.choice(TEXTS)

def some_bytes(r):
    how = r.randrange(6)
    if how == 0:
        return r.randbytes(r.randrange(12))
    if how == 1:
        try:
            return some_text(r).encode(r.choice(("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-32-be", "utf-7", "gb18030", "shift_jis", "iso2022_jp", "utf-8-sig", "punycode", "unicode_escape", "hz", "big5", "euc_kr")),
                                       r.choice(("replace", "ignore", "backslashreplace")))
        except Exception:
            return b"~{"
    if how == 2:
        return bytes(r.choice(b"+-/Aa0~{}\\xuUN123$B(J)C\x0e\x0f\x1b&;#.=\n") for _ in range(r.randrange(12)))
    if how == 3:
        return bytes(r.choice((0, 0x20, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xd8, 0xdc, 0xe0, 0xed, 0xa0, 0xef, 0xbb, 0xbf, 0xf0, 0x90, 0xf4, 0xf5, 0xfe, 0xff, 0x81, 0x30, 0x39)) for _ in range(r.randrange(12)))
    if how == 4:
        data = some_text(r).encode("utf-8", "surrogatepass")
        return data[:r.randrange(len(data) + 1)]
    data = bytearray(some_text(r).encode(r.choice(("utf-16", "utf-32", "utf-8", "utf-7")), "replace"))
    if data:
        data[r.randrange(len(data))] = r.randrange(256)
    return bytes(data[r.choice((0, 0, 0, 1)):])

# --- formats --------------------------------------------------------------------------------------

def a_spec(r, types, wide=40):
    """Mostly valid."""
    if r.random() < 0.05:
        return "".join(r.choice("<>^=+- z#0123456789,_.abcdeEfFgGnosxX%é{}") for _ in range(r.randrange(6)))
    spec = ""
    if r.random() < 0.4:
        spec += r.choice(("", "", "*", "é", "0", "\U0001f600", " ", ",", "=")) + r.choice("<>^=")
    if r.random() < 0.3:
        spec += r.choice("+- ")
    spec += "z" * (r.random() < 0.1) + "#" * (r.random() < 0.15) + "0" * (r.random() < 0.15)
    if r.random() < 0.5:
        spec += str(r.randrange(wide) if r.random() < 0.97 else r.choice(("99999999999999999999", "007", "١٢")))
    if r.random() < 0.25:
        spec += r.choice(",__,,n"[:5])
    if r.random() < 0.4:
        spec += "." + r.choice((str(r.randrange(20)), str(r.randrange(3)), str(r.randrange(70)), "", "99999999999999999999", "0")) + r.choice(("", "", "", ",", "_"))
    return spec + r.choice(types)

INT_TYPES, FLOAT_TYPES = ("", "d", "b", "o", "x", "X", "n", "c", "e", "f", "g", "%", "s", "G", "E", "F"), ("", "", "e", "E", "f", "F", "g", "G", "n", "%", "d", "s", "x")

def spec_int(r):
    value, spec = r.choice((number, number, lambda r: r.random() < 0.5, lambda r: r.randrange(0x110000)))(r), a_spec(r, INT_TYPES)
    return f"format({value}, {spec!r})", lambda: format(value, spec)

def spec_float(r):
    value, spec = real(r), a_spec(r, FLOAT_TYPES)
    return f"format({value}, {spec!r})", lambda: format(value, spec)

def spec_complex(r):
    value, spec = complex(real(r), real(r)), a_spec(r, FLOAT_TYPES)
    return f"format({value}, {spec!r})", lambda: format(value, spec)

def spec_str(r):
    value, spec = some_text(r), a_spec(r, ("", "", "s", "s", "d", "q"))
    return f"format({value!r}, {spec!r})", lambda: format(value, spec)

class Own:
    def __init__(self, value):
        self.value, self.real = value, value
    def __format__(self, spec):
        return f"<{spec}>"
    def __str__(self):
        return "Own"
    def __repr__(self):
        return "Own\xe9\u20ac"
    def __getitem__(self, key):
        return f"[{key!r}]"
    def __int__(self):
        return 7
    def __float__(self):
        return 2.5
    def __bytes__(self):
        return b"own"

class Index:
    def __index__(self):
        return -300
    def __repr__(self):
        return "Index"

def any_value(r):
    return r.choice((number, real, some_text, some_bytes, lambda r: Own(r.randrange(9)), lambda r: None, lambda r: r.random() < 0.5, lambda r: [1, "é"], lambda r: {"a": 2, "b c": "v", 0: "zero"},
                     lambda r: complex(real(r), 1), lambda r: r.randrange(0x110000), lambda r: (1, 2), lambda r: Index(), lambda r: bytearray(b"ab")))(r)

def percent_format(r, types):
    text, wanted, named = "", 0, r.random() < 0.15
    for _ in range(r.choice((1, 1, 1, 2, 3))):
        text += r.choice(("", "", "a", "%%", "é" if types is PERCENT else "z", " ")) + "%"
        if named:
            text += f"({r.choice(('a', 'a', 'b c', '', 'x', '(a)', 'a)'))})"
        text += "".join(r.choice("-+ #0") for _ in range(r.choice((0, 0, 1, 1, 2, 3))))
        for dot in "", ".":
            how = r.randrange(8)
            if how < 3:
                text += dot + str(r.randrange(r.choice((4, 30, 60))))
            elif how == 3:
                text += dot + "*"
                wanted += 1
            elif how == 4:
                text += dot
        text += r.choice(("", "", "", "", "", "", "l", "h", "L", "ll")) + r.choice(types)
        wanted += 1
    if r.random() < 0.05:
        text += r.choice(("%", "%(", "%(a", "%.", "%9"))
    return text, wanted + r.choice((0,) * 14 + (1, -1)), named

PERCENT, PERCENT_BYTES = "diouxXeEfFgGcrsasddfgx" + "bqé%", "diouxXeEfFgGcrsabsbdfx" + "q%"

def narrow(value):
    """A width that no memory is needed for."""
    return value % 50 if isinstance(value, int) and 300 < abs(value) < 2**65 else value

def percent_arguments(r, wanted, named, text):
    if named:
        return {"a": any_value(r), "b c": real(r), "": 3}
    values = tuple(r.choice((any_value, number, real, lambda r: r.randrange(-3, 30)))(r) for _ in range(max(wanted, 0)))
    if "*" in text:
        values = tuple(map(narrow, values))
    return values[0] if len(values) == 1 and r.random() < 0.5 else values

def percent(r):
    text, wanted, named = percent_format(r, PERCENT)
    values = percent_arguments(r, wanted, named, text)
    return f"{text!r} % {values!r}", lambda: text % values

def percent_bytes(r):
    text, wanted, named = percent_format(r, PERCENT_BYTES)
    values = percent_arguments(r, wanted, named, text)
    text = text.encode()
    if named:
        values = {key.encode(): value for key, value in values.items()}
    if r.random() < 0.3:
        text = bytearray(text)
    return f"{text!r} % {values!r}", lambda: text % values

def fields(r):
    values, names = [any_value(r) for _ in range(3)], {"a": any_value(r), "b": r.randrange(12), "w": r.randrange(30)}
    numbered, text = r.random() < 0.5, ""
    for _ in range(r.choice((1, 1, 2, 3))):
        text += r.choice(("", "", "x", "{{", "}}", "é"))
        field = r.choice(("", "0", "1", "2", "a", "b", "a", "w", "3", "zz", "00", "-1", "0 "))
        if not numbered and r.random() < 0.8:
            field = r.choice(("", "a", "b"))
        for _ in range(r.choice((0, 0, 0, 1, 1, 2))):
            field += r.choice((".real", ".imag", "[0]", "[a]", "[b c]", ".value", "[-1]", "[]", ".", "[0", ".__class__.__name__", "[99999999999999999999]", ".nope", "[}]", "[{]", "[1]x"))
        if r.random() < 0.3:
            field += "!" + r.choice(("r", "s", "a", "r", "x", "", "rr"))
        if r.random() < 0.6:
            field += ":" + (a_spec(r, ("", "d", "s", "f", "g")) if r.random() < 0.6 else r.choice(("{b}", ">{w}", "{b}.{b}f", "{", "}", "{0}", "{a!r}", "{b:{w}}", "{:{}}", "{w}{b}", "*^{w}s", "{}", "{b:02d}")))
        text += "{" + field + "}" * (r.random() < 0.97)
    values, names = [narrow(value) for value in values], {key: narrow(value) for key, value in names.items()} # they may be specs
    shown = f"{text!r}.format({values!r}, {names!r})"
    if r.random() < 0.2:
        return shown + " map", lambda: text.format_map(names)
    return shown, lambda: text.format(*values, **names)

# --- texts of numbers -----------------------------------------------------------------------------

def float_hex(r):
    if r.random() < 0.4:
        value = real(r)
        return f"{value}.hex()", lambda: (value.hex(), float.fromhex(value.hex()) == value, value.as_integer_ratio())
    text = r.choice(("", "", "-", "+", " ")) + r.choice(("0x", "0X", "", "0x", "0")) + "".join(r.choice("0123456789abcdefABCDEF0000fffff8") for _ in range(r.randrange(20)))
    if r.random() < 0.6:
        text += "." + "".join(r.choice("0123456789abcdefABCDEF00000f8") for _ in range(r.randrange(18)))
    if r.random() < 0.6:
        text += r.choice("pPpe") + r.choice(("", "-", "+")) + str(r.choice((r.randrange(10), r.randrange(1100), 1074, 1022, 1023, r.randrange(10**20))))
    if r.random() < 0.1:
        at = r.randrange(len(text) + 1)
        text = text[:at] + r.choice((" ", "_", "é", "g", "\x00", "inf", "nan", ".")) + text[at:]
    return f"fromhex({text!r})", lambda: float.fromhex(text).hex()

def numeral(r, digits):
    text = "".join(r.choice(digits) for _ in range(r.choice((0, 1, 2, 3, 5, 20, 40))))
    for _ in range(r.choice((0, 0, 0, 0, 1, 2))):
        at = r.randrange(len(text) + 1)
        text = text[:at] + r.choice(ODD_CHARS) + text[at:]
    if r.random() < 0.2:
        text = text[:len(text) // 2] + "_" + text[len(text) // 2:]
    return text

def int_text(r):
    base = r.choice((10, 10, 10, 0, 2, 8, 16, 36, 7, 3, 1, 37, -1, 32))
    digits = {2: "01", 8: "01234567", 16: "0123456789abcdefABCDEF", 36: "0123456789xyzXYZ", 7: "0123456", 3: "012"}.get(base, DIGITS)
    text = r.choice(("", "", "", "-", "+", " ", "\t-", "\u2003", "--", "- ")) + r.choice(("", "", "", "0x", "0b", "0o", "0", "0X", "0_", "0x_")) + numeral(r, digits) + r.choice(("", "", "", " ", "\n", "\xa0", "_", "L"))
    what = r.choice((text, text, text, text.encode("utf-8", "surrogatepass"), bytearray(text.encode("utf-8", "surrogatepass"))))
    if base == 10 and r.random() < 0.7:
        return f"int({what!r})", lambda: int(what)
    return f"int({what!r}, {base})", lambda: int(what, base)

def float_text(r):
    def one():
        if r.random() < 0.08:
            return r.choice(("inf", "nan", "Infinity", "-NaN", "+iNf", "infin", "nan(1)", "INFINITYx"))
        text = r.choice(("", "", "", "-", "+", " ")) + numeral(r, DIGITS)
        if r.random() < 0.6:
            text += "." + numeral(r, DIGITS)
        if r.random() < 0.5:
            text += r.choice("eE") + r.choice(("", "-", "+")) + str(r.choice((r.randrange(10), r.randrange(340), r.randrange(400), r.randrange(10**9), "")))
        return text + r.choice(("", "", "", " ", "\n", "\xa0", "_", "f"))
    text = one()
    if r.random() < 0.3:
        text = r.choice(("", "(", " ( ")) + text + r.choice(("", "+", "-")) + one() + r.choice(("j", "J", "", "j)", " j", "j ) "))
        return f"complex({text!r})", lambda: complex(text)
    what = r.choice((text, text, text, text.encode("utf-8", "surrogatepass"), bytearray(text.encode("utf-8", "surrogatepass"))))
    return f"float({what!r})", lambda: float(what)

def rounded(r):
    value = real(r) if r.random() < 0.7 else number(r)
    if r.random() < 0.3:
        value = r.randrange(10**6) / 10**r.randrange(7) + r.choice((0, 0.5, 0.05, 0.005))
    places = r.choice((None, 0, 1, 2, 3, -1, -2, r.randrange(-30, 30), r.randrange(-400, 400), 10**25, -10**25, True)) if type(value) is float else r.choice((None, 0, 1, -1, -2, -3, r.randrange(-40, 2)))
    if r.random() < 0.1:
        return f"round({value})", lambda: round(value)
    return f"round({value}, {places})", lambda: round(value, places)

def int_bytes(r):
    if r.random() < 0.5:
        value, length, order, signed = number(r), r.choice((0, 1, 2, 3, 8, 9, 16, 40, 200, -1)), r.choice(("big", "little", "big", "little", "native")), r.random() < 0.5
        return f"({value}).to_bytes({length}, {order!r}, signed={signed})", lambda: value.to_bytes(length, order, signed=signed)
    value, order, signed = r.choice((r.randbytes(r.randrange(40)), b"\xff" * r.randrange(20), b"\x00" * r.randrange(9) + b"\x80", [r.randrange(-1, 258) for _ in range(3)], bytearray(b"ab"), "a", (1, 2), 5)), r.choice(("big", "little")), r.random() < 0.5
    return f"from_bytes({value!r}, {order!r}, signed={signed})", lambda: int.from_bytes(value, order, signed=signed)

def literal(r):
    """The text of a literal with escapes, as eval reads it; and repr and ascii of what it means."""
    quote = r.choice(("'", '"', "'''", '"""'))
    prefix = r.choice(("", "", "", "r", "b", "b", "rb", "f", "u", "Rb", "fr"))
    body = "".join(r.choice(("\\n", "\\t", "\\\\", "\\'", '\\"', "\\x41", "\\xe9", "\\x4", "\\0", "\\101", "\\777", "\\18", "\\u20ac", "\\u12", "\\U0001f600", "\\U00110000", "\\N{BULLET}", "\\N{bullet}",
                             "\\N{DIGIT ONE", "\\N", "\\q", "\\\n", "a", "é", "{{", "}}", "\U0001f600", "\x07", "'", "\\ud800", "\\8", "\\400", "\\a\\b\\f\\v\\r", "{1}", "{'a'!r:>4}", "\\x7f\\x80")) for _ in range(r.randrange(5)))
    text = prefix + quote + body + quote
    def read():
        value = eval(text, {})
        return value, repr(value), ascii(value) if isinstance(value, str) else str(value)
    return ascii(text), read

# --- codecs ---------------------------------------------------------------------------------------

ENCODINGS = () # filled by names_of_encodings
HANDLERS = ("strict", "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass", "fuzz.odd", "nonsense")

def names_of_encodings():
    import encodings.aliases
    names = sorted({*encodings.aliases.aliases.values()} - {"mbcs", "oem", "zlib_codec", "bz2_codec"})
    return (*names, *("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-7", "utf-8-sig", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "latin-1", "ascii", "charmap", "cp65001", "UTF8",
                      "undefined") * 3, *("utf-8", "utf-16", "utf-7", "ascii", "unicode_escape") * 8)

def odd_handler(r):
    """What codecs.register_error gets: a replacement and a place that may be anything, drawn beforehand."""
    text, place, turns = r.choice(("?", "", "é", "\u20ac", "ab", b"raw", b"", b"\xff\xfe", 3, None, "\ud800")), r.choice((None, None, None, 0, 1, -1, -2, 3, 100, -100, "x", 10**30)), [r.choice((1, 2, 5, 9))]
    wrong = r.randrange(12)
    def handler(error):
        turns[0] -= 1
        if turns[0] < 0:
            raise KeyError("enough")
        if wrong == 0:
            return text
        if wrong == 1:
            return (text, error.end, 3)
        if wrong == 2:
            error.start, error.end = error.end, error.start
        if wrong == 3 and isinstance(error, UnicodeDecodeError):
            error.object = b"other bytes"
            return ("o", 2)
        if wrong == 4:
            return [text, error.end]
        return (text, error.end if place is None or turns[0] < 1 else place)
    return handler, f"{text!r} {place} {turns} {wrong}"

def handler_for(r):
    handler, shown = odd_handler(r)
    name = r.choice(HANDLERS)
    if name == "fuzz.odd":
        codecs.register_error(name, handler)
        return name, f"{name} {shown}"
    return name, name

def failed(error):
    """What an exception of a codec says beyond its text."""
    if isinstance(error, UnicodeError):
        return f"{error.args!r} {getattr(error, '__notes__', None)}"
    return f"{getattr(error, '__notes__', None)}"

def guarded(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error} {failed(error)}"

def encode(r):
    text, encoding = some_text(r), r.choice(ENCODINGS)
    name, shown = handler_for(r)
    return f"{text!r}.encode({encoding!r}, {shown})", lambda: guarded(lambda: codecs.encode(text, encoding, name) if encoding.endswith("_codec") or encoding == "rot_13" else text.encode(encoding, name))

def decode(r):
    data, encoding = some_bytes(r), r.choice(ENCODINGS)
    name, shown = handler_for(r)
    if r.random() < 0.2:
        data = bytearray(data)
    return f"{data!r}.decode({encoding!r}, {shown})", lambda: guarded(lambda: codecs.decode(data, encoding, name) if encoding.endswith("_codec") or encoding == "rot_13" else data.decode(encoding, name))

def partial(r):
    """codecs.utf_8_decode and the like: what they consume of unfinished input."""
    name = r.choice(("utf_8", "utf_16", "utf_32", "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be", "utf_7", "unicode_escape", "raw_unicode_escape", "utf_16_ex", "utf_32_ex", "charmap", "escape", "ascii", "latin_1"))
    data, final, order = some_bytes(r), r.random() < 0.5, r.choice((0, 1, -1))
    errors, shown = handler_for(r)
    function = getattr(codecs, f"{name}_decode", None) or getattr(__import__("_codecs"), f"{name}_decode")
    if name.endswith("_ex"):
        return f"{name}({data!r}, {shown}, {order}, {final})", lambda: guarded(lambda: function(data, errors, order, final))
    if name in ("ascii", "latin_1", "escape"):
        return f"{name}({data!r}, {shown})", lambda: guarded(lambda: function(data, errors))
    if name == "charmap":
        table = r.choice((None, "abc\ufffe", {65: "long text", 97: None, 98: 0x20ac, 99: "", 100: 0x110000, 101: b"x", 255: "\ufffe"}, "".join(map(chr, range(255, -1, -1)))))
        return f"{name}({data!r}, {shown}, {str(table)[:20]!r})", lambda: guarded(lambda: function(data, errors, table))
    return f"{name}({data!r}, {shown}, {final})", lambda: guarded(lambda: function(data, errors, final))

def charmap_encode(r):
    text = some_text(r)
    errors, shown = handler_for(r)
    table = r.choice((None, {97: 1, 98: b"bb", 99: None, 233: 255, 63: 63, 92: b"\\", 0x20ac: 256, 128: "x"}, codecs.charmap_build("".join(map(chr, range(255, -1, -1)))), codecs.charmap_build("abc" + "\ufffe" * 253)))
    return f"charmap_encode({text!r}, {shown}, {type(table).__name__})", lambda: guarded(lambda: codecs.charmap_encode(text, errors, table))

def incremental(r):
    encoding = r.choice(ENCODINGS)
    name, shown = handler_for(r)
    backwards = r.random() < 0.4 # encoding
    whole = some_text(r) + some_text(r) if backwards else some_bytes(r) + some_bytes(r)
    cuts = sorted(r.randrange(len(whole) + 1) for _ in range(r.randrange(6)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)])]
    state_at, reset_at = r.choice((-1, 0, 1, 2)), r.choice((-1, -1, 1, 2))
    def feed():
        coder = codecs.getincrementalencoder(encoding)(name) if backwards else codecs.getincrementaldecoder(encoding)(name)
        out = []
        for i, piece in enumerate(pieces):
            try:
                out.append((coder.encode if backwards else coder.decode)(piece, i == len(pieces) - 1))
            except Exception as error:
                out.append(f"{type(error).__name__}: {error} {failed(error)}")
            if i == state_at:
                try:
                    out.append(coder.getstate())
                    coder.setstate(out[-1])
                except Exception as error:
                    out.append(f"{type(error).__name__}: {error}")
            if i == reset_at:
                coder.reset()
        return out
    return f"incremental {encoding} {shown} {pieces!r} {state_at} {reset_at}", lambda: guarded(feed)

KINDS = {"spec_int": spec_int, "spec_float": spec_float, "spec_complex": spec_complex, "spec_str": spec_str, "percent": percent, "percent_bytes": percent_bytes, "fields": fields, "float_hex": float_hex,
         "int_text": int_text, "float_text": float_text, "round": rounded, "int_bytes": int_bytes, "literal": literal, "encode": encode, "decode": decode, "partial": partial,
         "charmap_encode": charmap_encode, "incremental": incremental}

def shown(call):
    try:
        text = repr(call())
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    return text if len(text) < 2000 else f"{text[:1000]}...{len(text)}"

def run(kind, seed, count):
    global ENCODINGS
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    ENCODINGS = names_of_encodings()
    make, out = KINDS[kind], []
    for block in range(count // BLOCK):
        r = random.Random(f"{kind} {seed} {block}")
        for i in range(BLOCK):
            what, call = make(r)
            out.append(types_fuzz.ADDRESS.sub("", f"{block}.{i} {what} = {shown(call)}".replace("\n", "\\n")))
        if len(out) > 1000:
            sys.stdout.write("\n".join(out).encode("ascii", "backslashreplace").decode() + "\n")
            out.clear()
    sys.stdout.write("\n".join(out).encode("ascii", "backslashreplace").decode() + "\nend\n")

def main():
    import argparse, os, pathlib, subprocess
    top = pathlib.Path(__file__).resolve().parent.parent.parent
    sys.path.insert(0, str(top / "tools"))
    import oracle
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kinds", default=",".join(KINDS))
    options.add_argument("--cases", type=int, default=20000, help="of each kind")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--program", default=str(top / "build/release/krait"))
    arguments = options.parse_args()
    peer, seen, done = oracle.find_oracle(), {}, 0
    for kind in arguments.kinds.split(","):
        for seed in range(arguments.seed, arguments.seed + max(1, arguments.cases // 20000)):
            running = [subprocess.Popen([program, __file__, "--run", kind, str(seed), str(min(arguments.cases, 20000))], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env=dict(os.environ, PYTHONHASHSEED="0", PYTHONWARNINGS="ignore")) for program in (peer, arguments.program)]
            done += types_fuzz.compare(kind, seed, [p.stdout for p in running], seen, None)
            types_fuzz.note_ends(kind, seed, running, seen)
    print(f"{done} cases of {arguments.kinds.count(',') + 1} kinds, {len(seen)} kinds of differences")
    return bool(seen)

if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main())
