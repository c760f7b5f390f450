# The singletons: their types give them back, refuse arguments, and pickle to themselves.
import pickle, copy
for it in (None, ..., NotImplemented):
    kind = type(it)
    print(it, kind.__name__, kind() is it, copy.deepcopy(it) is it, pickle.loads(pickle.dumps(it)) is it, repr(it))
    for bad in (lambda: kind(1), lambda: setattr(it, "x", 1)):
        try: bad()
        except (TypeError, AttributeError) as e: print(e)
try: bool(NotImplemented)
except TypeError as e: print(e)
print(bool(None), bool(...), hash(None) == hash(None), None.__eq__(1), (1).__eq__("a"), (1).__add__("a"))
# expect: None NoneType True True True None
# expect: NoneType takes no arguments
# expect: 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: Ellipsis ellipsis True True True Ellipsis
# expect: EllipsisType takes no arguments
# expect: 'ellipsis' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: NotImplemented NotImplementedType True True True NotImplemented
# expect: NotImplementedType takes no arguments
# expect: 'NotImplementedType' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: NotImplemented should not be used in a boolean context
# expect: False True True NotImplemented NotImplemented NotImplemented
