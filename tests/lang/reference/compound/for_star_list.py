# The list of a for may contain stars without parentheses.
a = [1, 2]
for x in *a, *"bc", 9: print(x, end=" ")
print()
# expect: 1 2 b c 9 
