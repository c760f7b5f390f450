# Facts of sys that programs rely on.
import sys
print(sys.maxsize == 2**63 - 1, sys.byteorder, sys.maxunicode, sys.float_info.max, sys.float_info.epsilon, sys.hash_info.modulus, sys.int_info.default_max_str_digits, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.implementation.name != "", sys.api_version > 0, sys.version_info >= (3, 14), type(sys.version_info).__name__, sys.hexversion >> 16 == 0x030e, len(sys.stdlib_module_names) > 250, "sys" in sys.builtin_module_names)
print(sys.intern("a b") is sys.intern("a b"), sys.getrefcount(object()) >= 1, sys.getsizeof([]) > 0, sys.getswitchinterval() > 0, sys.get_int_max_str_digits(), sys.is_finalizing(), sys.call_tracing(lambda: 5, ()))
for bad in ("sys.intern(5)", "sys.setswitchinterval(-1)", "sys.getsizeof()", "sys.set_int_max_str_digits(5)", "int('1' * 5000)", "str(10**5000)", "sys.settrace()"):
    try: print(eval(bad))
    except (TypeError, ValueError) as e: print(bad, "|", e)
# expect: True little 1114111 1.7976931348623157e+308 2.220446049250313e-16 2305843009213693951 4300 utf-8 utf-8 True True True version_info True True True
# expect: True True True True 4300 False 5
# expect: sys.intern(5) | intern() argument must be str, not int
# expect: sys.setswitchinterval(-1) | switch interval must be strictly positive
# expect: sys.getsizeof() | getsizeof() missing required argument 'object' (pos 1)
# expect: sys.set_int_max_str_digits(5) | maxdigits must be >= 640 or 0 for unlimited
# expect: int('1' * 5000) | Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: str(10**5000) | Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: sys.settrace() | sys.settrace() takes exactly one argument (0 given)
