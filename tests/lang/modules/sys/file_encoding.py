# The encoding of file names and of the standard streams, by locale, UTF-8 mode and coercion (PEP 538, 540).
import os
import subprocess
import sys

code = """if 1:
    import locale, os, sys
    print(sys.flags.utf8_mode, sys.getfilesystemencoding(), sys.stdin.encoding, sys.stdout.errors, locale.getencoding(),
          locale.setlocale(locale.LC_CTYPE), os.environ.get('LC_CTYPE'), ascii(sys.argv[1]), ascii(os.fsdecode(b'\\xc3\\xa9')))
    try:
        print(os.fsencode('\\xe9'), os.fsencode('\\udcff'))
    except UnicodeError as e:
        print(e)
"""
plain = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
for settings in ("", "LC_ALL=C", "LC_ALL=C PYTHONUTF8=0", "LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0", "PYTHONUTF8=0 LANG=C",
                 "LC_ALL=C.UTF-8 PYTHONUTF8=0", "LANG=C PYTHONCOERCECLOCALE=warn", "LC_ALL=C PYTHONCOERCECLOCALE=warn"):
    given = plain | dict(s.split("=") for s in settings.split())
    result = subprocess.run([sys.executable, "-c", code, b"a\xc3\xa9"], env=given, capture_output=True, text=True)
    print(settings, result.returncode, ascii(result.stderr), ascii(result.stdout))
# expect:  0 '' "1 utf-8 utf-8 surrogateescape UTF-8 C.UTF-8 C.UTF-8 'a\\xe9' '\\xe9'\nb'\\xc3\\xa9' b'\\xff'\n"
# expect: LC_ALL=C 0 '' "1 utf-8 utf-8 surrogateescape ANSI_X3.4-1968 C None 'a\\xe9' '\\xe9'\nb'\\xc3\\xa9' b'\\xff'\n"
# expect: LC_ALL=C PYTHONUTF8=0 0 '' "0 ascii ascii surrogateescape ANSI_X3.4-1968 C None 'a\\udcc3\\udca9' '\\udcc3\\udca9'\n'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)\n"
# expect: LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0 0 '' "0 ascii ascii surrogateescape ANSI_X3.4-1968 C None 'a\\udcc3\\udca9' '\\udcc3\\udca9'\n'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)\n"
# expect: PYTHONUTF8=0 LANG=C 0 '' "0 utf-8 utf-8 surrogateescape UTF-8 C.UTF-8 C.UTF-8 'a\\xe9' '\\xe9'\nb'\\xc3\\xa9' b'\\xff'\n"
# expect: LC_ALL=C.UTF-8 PYTHONUTF8=0 0 '' "0 utf-8 utf-8 surrogateescape UTF-8 C.UTF-8 None 'a\\xe9' '\\xe9'\nb'\\xc3\\xa9' b'\\xff'\n"
# expect: LANG=C PYTHONCOERCECLOCALE=warn 0 'Python detected LC_CTYPE=C: LC_CTYPE coerced to C.UTF-8 (set another locale or PYTHONCOERCECLOCALE=0 to disable this locale coercion behavior).\n' "1 utf-8 utf-8 surrogateescape UTF-8 C.UTF-8 C.UTF-8 'a\\xe9' '\\xe9'\nb'\\xc3\\xa9' b'\\xff'\n"
# expect: LC_ALL=C PYTHONCOERCECLOCALE=warn 0 'Python runtime initialized with LC_CTYPE=C (a locale with default ASCII encoding), which may cause Unicode compatibility problems. Using C.UTF-8, C.utf8, or UTF-8 (if available) as alternative Unicode-compatible locales is recommended.\n' "1 utf-8 utf-8 surrogateescape ANSI_X3.4-1968 C None 'a\\xe9' '\\xe9'\nb'\\xc3\\xa9' b'\\xff'\n"
