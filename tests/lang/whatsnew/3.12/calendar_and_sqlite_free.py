# Deprecations that warn: invalid escapes, ~bool, utcnow.
import warnings, datetime
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    ~True; datetime.datetime.utcnow(); compile("'\\d'", "s", "eval")
print([x.category.__name__ for x in w])
# expect: ['DeprecationWarning', 'DeprecationWarning', 'SyntaxWarning']
