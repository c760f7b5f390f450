# A backslash at the end of a line joins it to the next one.
total = 1 + \
    2 + \
  3
if total == 6 and \
   total > 0:
    print("joined", total)
text = "a\
b"
print(text, len(text))
assert \
    total
# expect: joined 6
# expect: ab 2
