# co_positions and co_qualname.
class C:
    def m(self): return 1 + undefined
print(C.m.__code__.co_qualname)
try: C().m()
except NameError as e:
    tb = e.__traceback__.tb_next
    print(list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2][2:])
# expect: C.m
# expect: (28, 37)
