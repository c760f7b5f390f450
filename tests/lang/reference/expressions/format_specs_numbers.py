# The format language for numbers.
for spec in ("", "d", "5", "<5", ">5", "^5", "=+6", "05", "+", " ", ",", "_", "x", "#x", "#o", "#b", "e", ".2f", "%", "g", "n", "c", "*^9", "010,", "_b", "#010x", "z.1f"):
    try: print(repr(spec), format(65, spec), end=" | ")
    except ValueError as e: print(repr(spec), e, end=" | ")
print()
for spec in ("", "f", ".3", ".0f", "e", "g", "G", "%", "10.2f", "+.1e", ",.2f", "_.1f", "#.0f", "06.1f", "d", "x", "n", ".3%", "s", ">+8.1f", ",e", ".2_f"):
    try: print(repr(spec), format(1234.5678, spec), end=" | ")
    except ValueError as e: print(repr(spec), e, end=" | ")
print()
print(f"{1+2j:.1f} {1e100:.3g} {float('nan'):5} {float('-inf'):08} {True:d} {True} {10**30:,}")
# expect: '' 65 | 'd' 65 | '5'    65 | '<5' 65    | '>5'    65 | '^5'  65   | '=+6' +   65 | '05' 00065 | '+' +65 | ' '  65 | ',' 65 | '_' 65 | 'x' 41 | '#x' 0x41 | '#o' 0o101 | '#b' 0b1000001 | 'e' 6.500000e+01 | '.2f' 65.00 | '%' 6500.000000% | 'g' 65 | 'n' 65 | 'c' A | '*^9' ***65**** | '010,' 00,000,065 | '_b' 100_0001 | '#010x' 0x00000041 | 'z.1f' 65.0 | 
# expect: '' 1234.5678 | 'f' 1234.567800 | '.3' 1.23e+03 | '.0f' 1235 | 'e' 1.234568e+03 | 'g' 1234.57 | 'G' 1234.57 | '%' 123456.780000% | '10.2f'    1234.57 | '+.1e' +1.2e+03 | ',.2f' 1,234.57 | '_.1f' 1_234.6 | '#.0f' 1235. | '06.1f' 1234.6 | 'd' Unknown format code 'd' for object of type 'float' | 'x' Unknown format code 'x' for object of type 'float' | 'n' 1234.57 | '.3%' 123456.780% | 's' Unknown format code 's' for object of type 'float' | '>+8.1f'  +1234.6 | ',e' 1.234568e+03 | '.2_f' 1234.57 | 
# expect: 1.0+2.0j 1e+100   nan -0000inf 1 True 1,000,000,000,000,000,000,000,000,000,000
