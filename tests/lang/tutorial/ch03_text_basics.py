# Text: quotes, concatenation, repetition, indices and slices beyond the end.
word = "Krait" "3"
print('it"s', "it's", 'it\'s', 3 * "un" + "ium", word[0], word[-1], word[:2] + word[2:], word[4:42], word[42:] == "")
try:
    word[42]
except IndexError as e:
    print(e)
try:
    word[0] = "J"
except TypeError as e:
    print(e)
# expect: it"s it's it's unununium K 3 Krait3 t3 True
# expect: string index out of range
# expect: 'str' object does not support item assignment
