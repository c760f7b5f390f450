# Letters of all scripts make names.
größe = 3
变量 = 4
π = 3.5
ñandú_1 = größe + 变量
def été(naïve): return naïve * 2
class Ёлка: свеча = 5
print(größe, 变量, π, ñandú_1, été(naïve=2), Ёлка.свеча, sorted(n for n in globals() if not n.isascii()))
# expect: 3 4 3.5 7 4 5 ['größe', 'été', 'ñandú_1', 'π', 'Ёлка', '变量']
