# A missing comma after a tuple gets a hint.
import warnings
for src in ("[(10, 20) (30, 40)]", "[[1] [2, 3]]", "'a'(1)", "{}(1)", "5[0]", "(1)[2]", "f'{x}'()", "[1]['a']", "(lambda: 0)[0]", "None()"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile(src, "s", "eval")
    print(src, [str(w.message) for w in seen])
# expect: [(10, 20) (30, 40)] ["'tuple' object is not callable; perhaps you missed a comma?"]
# expect: [[1] [2, 3]] ['list indices must be integers or slices, not tuple; perhaps you missed a comma?']
# expect: 'a'(1) ["'str' object is not callable; perhaps you missed a comma?"]
# expect: {}(1) ["'dict' object is not callable; perhaps you missed a comma?"]
# expect: 5[0] ["'int' object is not subscriptable; perhaps you missed a comma?"]
# expect: (1)[2] ["'int' object is not subscriptable; perhaps you missed a comma?"]
# expect: f'{x}'() ["'str' object is not callable; perhaps you missed a comma?"]
# expect: [1]['a'] ['list indices must be integers or slices, not str; perhaps you missed a comma?']
# expect: (lambda: 0)[0] ["'function' object is not subscriptable; perhaps you missed a comma?"]
# expect: None() ["'NoneType' object is not callable; perhaps you missed a comma?"]
