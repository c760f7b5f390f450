# match, case, type and _ are names wherever they do not begin their statement.
import keyword
print(keyword.softkwlist)
match = [1, 2]
case = {"type": 3}
type = str
_ = 4
print(match[0], case["type"], type(5), _, match, (match))
match * 2
print(match[1:], match == [1, 2])
match.append(case)
print(match[-1])
print(keyword.issoftkeyword("case"), keyword.iskeyword("match"))
# expect: ['_', 'case', 'match', 'type']
# expect: 1 3 5 4 [1, 2] [1, 2]
# expect: [2] True
# expect: {'type': 3}
# expect: True False
