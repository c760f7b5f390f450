# doctest and unittest run small checks.
import doctest, unittest, io
def average(values):
    """Mean.

    >>> average([20, 30, 70])
    40.0
    >>> average([])
    Traceback (most recent call last):
        ...
    ZeroDivisionError: division by zero
    """
    return sum(values) / len(values)
print(doctest.testmod())
class T(unittest.TestCase):
    def test_a(self): self.assertEqual(average([20, 30, 70]), 40.0)
    def test_b(self):
        with self.assertRaises(ZeroDivisionError): average([])
    def test_c(self): self.fail("on purpose")
r = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.testsRun, len(r.failures), len(r.errors), r.failures[0][1].strip().splitlines()[-1])
# expect: TestResults(failed=0, attempted=2)
# expect: 3 1 0 AssertionError: on purpose
