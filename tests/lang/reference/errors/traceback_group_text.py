# Exception groups as text.
import traceback
e = ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [KeyError("k"), OSError(2, "no")])]); e.add_note("a note"); e.exceptions[0].add_note("inner note")
print("".join(traceback.format_exception(e)))
# expect:   | ExceptionGroup: top (2 sub-exceptions)
# expect:   | a note
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 1
# expect:     | inner note
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: in (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | KeyError: 'k'
# expect:       +---------------- 2 ----------------
# expect:       | FileNotFoundError: [Errno 2] no
# expect:       +------------------------------------
# expect: 
