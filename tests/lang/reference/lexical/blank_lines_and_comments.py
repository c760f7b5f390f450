# Lines with only spaces, tabs or comments do not end a block, however they are indented.
def f(n):
    total = 0

# comment at column 0
    for i in range(n):
            # deeper comment
        total += i
	
      # odd comment
    return total
print(f(5))
# expect: 10
