# The keyword module agrees with what the compiler refuses as a name.
import keyword
bad = []
for word in keyword.kwlist:
    try:
        compile(f"{word} = 1", "s", "exec")
    except SyntaxError:
        bad.append(word)
print(bad == keyword.kwlist, len(bad))
print(bad)
# expect: True 35
# expect: ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
