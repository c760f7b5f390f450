# Normal forms, names, widths and wrapped text.
import unicodedata as u, textwrap, string
print(u.name("é"), u.lookup("SNAKE") == "\U0001F40D", u.category("a"), u.normalize("NFD", "é").encode(), u.normalize("NFKC", "ﬁ"), u.numeric("½"), u.decimal("٣"), u.combining("\u0301"), u.bidirectional("א"), u.east_asian_width("あ"), u.mirrored("("), u.is_normalized("NFC", "é"))
print(textwrap.wrap("The quick brown fox jumps", 10), textwrap.shorten("Hello  world foo", 12), repr(textwrap.dedent("  a\n   b\n")), repr(textwrap.indent("a\n\nb", "> ")), textwrap.fill("aaa bbb ccc", 7, initial_indent="* ", subsequent_indent="  "))
print(string.ascii_letters[:5], string.punctuation[:4], string.capwords("ab  cd"), string.Formatter().format("{0} {x}", 1, x=2), list(string.Formatter().parse("a{b!r:c}d")))
for bad in ("u.name('\\n')", "u.lookup('NOPE')", "u.numeric('a')", "u.normalize('X', 'a')", "u.name('ab')", "u.decimal('½')"):
    try: print(eval(bad))
    except (ValueError, KeyError, TypeError) as e: print(bad, "|", type(e).__name__, e)
# expect: LATIN SMALL LETTER E WITH ACUTE True Ll b'e\xcc\x81' fi 0.5 3 230 R W 1 True
# expect: ['The quick', 'brown fox', 'jumps'] Hello [...] 'a\n b\n' '> a\n\n> b' * aaa
# expect:   bbb
# expect:   ccc
# expect: abcde !"#$ Ab Cd 1 2 [('a', 'b', 'c', 'r'), ('d', None, None, None)]
# expect: u.name('\n') | ValueError no such name
# expect: u.lookup('NOPE') | KeyError "undefined character name 'NOPE'"
# expect: u.numeric('a') | ValueError not a numeric character
# expect: u.normalize('X', 'a') | ValueError invalid normalization form
# expect: u.name('ab') | TypeError name(): argument 1 must be a unicode character, not a string of length 2
# expect: u.decimal('½') | ValueError not a decimal
