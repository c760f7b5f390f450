# A coroutine that nobody awaited is warned about even where the function of `warnings` for it is broken or gone.
import sys
import warnings


async def forgotten():
    pass


sys.unraisablehook = lambda ignored: print(ignored.err_msg.split(" <")[0], ignored.exc_type.__name__)
original = warnings._warn_unawaited_coroutine
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    warnings._warn_unawaited_coroutine = lambda coroutine: 1 / 0
    forgotten()
    del warnings._warn_unawaited_coroutine
    forgotten()
    warnings._warn_unawaited_coroutine = original
    warnings.simplefilter("error")
    forgotten()
    coroutine = forgotten()
    coroutine.close()
for warning in caught:
    print(warning.category.__name__, warning.message)
print(coroutine.cr_frame, coroutine.cr_running, coroutine.cr_suspended)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
# expect: Exception ignored while finalizing coroutine ZeroDivisionError
# expect: Exception ignored while finalizing coroutine RuntimeWarning
# expect: RuntimeWarning coroutine 'forgotten' was never awaited
# expect: RuntimeWarning coroutine 'forgotten' was never awaited
# expect: RuntimeWarning coroutine 'forgotten' was never awaited
# expect: None False False
# expect: cannot reuse already awaited coroutine
