# Python as a calculator: arithmetic, names and rounding.
print(2 + 2, 50 - 5 * 6, (50 - 5 * 6) / 4, 8 / 5, 17 // 3, 17 % 3, 5 * 3 + 2, 5**2, 2**7)
width = 20; height = 5 * 9
print(width * height, 4 * 3.75 - 1)
tax = 12.5 / 100; price = 100.50
print(round(price * tax + price, 2))
try: n
except NameError as e: print(e)
# expect: 4 20 5.0 1.6 5 2 17 25 128
# expect: 900 14.0
# expect: 113.06
# expect: name 'n' is not defined
