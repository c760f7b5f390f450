# PEP 701: quotes, comments, backslashes and nesting.
songs = ['Take me back to Eden', 'Alkaline', 'Ascensionism']
print(f"This is the playlist: {", ".join(songs)}")
print(f"This is the playlist: {"\n".join(songs)}")
print(f"{f"{f"{f"{1+1}"}"}"}")
print(f"list: {", ".join([
    'a',  # a comment with }
    'b',
])}")
print(f"{'\N{BLACK HEART SUIT}'} {"\u2665" * 2}")
try: compile('f"{a $ b}"', "s", "eval")
except SyntaxError as e: print(e.msg, e.offset)
# expect: This is the playlist: Take me back to Eden, Alkaline, Ascensionism
# expect: This is the playlist: Take me back to Eden
# expect: Alkaline
# expect: Ascensionism
# expect: 2
# expect: list: a, b
# expect: ♥ ♥♥
# expect: f-string: expecting '=', or '!', or ':', or '}' 6
