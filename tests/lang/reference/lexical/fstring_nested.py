# Fields inside format specifications, strings with the same quotes, deep nesting.
width, precision, value = 10, 4, 12.3456789
print(f"{value:{width}.{precision}}|{value!r:{'>'}{width}}|{value:{'>' + str(width)}}")
print(f"{f"{f"{f"{1 + 1}"}"}"}")
print(f"{"quoted" + 'both'} {', '.join(["a", "b"])} {"\n".join(["x", "y"])!r}")
print(f'{f'{width}' * 2}')
# expect:      12.35|12.3456789|12.3456789
# expect: 2
# expect: quotedboth a, b 'x\ny'
# expect: 1010
