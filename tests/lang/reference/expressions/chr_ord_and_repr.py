# chr, ord, ascii, repr of strings with odd characters.
print(chr(97), chr(0x1F40D), ord("é"), ord(b"a"), ascii("é\n"), repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\t\x00\x7f\x80\xad\u200b\ud800\U000e0001é"))
for bad in ("chr(-1)", "chr(0x110000)", "chr('a')", "ord('ab')", "ord('')", "ord(5)", "ord(b'ab')", "chr(1.5)", "chr(2**70)"):
    try: eval(bad)
    except (ValueError, TypeError, OverflowError) as e: print(bad, "|", type(e).__name__, e)
# expect: a 🐍 233 97 '\xe9\n' "a'b" 'a"b' 'a\'b"c' '\t\x00\x7f\x80\xad\u200b\ud800\U000e0001é'
# expect: chr(-1) | ValueError chr() arg not in range(0x110000)
# expect: chr(0x110000) | ValueError chr() arg not in range(0x110000)
# expect: chr('a') | TypeError 'str' object cannot be interpreted as an integer
# expect: ord('ab') | TypeError ord() expected a character, but string of length 2 found
# expect: ord('') | TypeError ord() expected a character, but string of length 0 found
# expect: ord(5) | TypeError ord() expected string of length 1, but int found
# expect: ord(b'ab') | TypeError ord() expected a character, but string of length 2 found
# expect: chr(1.5) | TypeError 'float' object cannot be interpreted as an integer
# expect: chr(2**70) | ValueError chr() arg not in range(0x110000)
