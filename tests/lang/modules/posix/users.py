# pwd and grp: users and groups; resource: limits.
import grp
import pwd
import resource

root = pwd.getpwuid(0)
print(root.pw_name, root.pw_uid, pwd.getpwnam("root") == root, root in pwd.getpwall(), len(root))
g = grp.getgrgid(0)
print(g.gr_name, g.gr_gid, g.gr_mem, grp.getgrnam("root") == g, g in grp.getgrall())
for f in (lambda: pwd.getpwnam("no such user"), lambda: pwd.getpwuid(99999), lambda: pwd.getpwuid("a"), lambda: pwd.getpwuid(2**70), lambda: pwd.getpwnam(3),
          lambda: pwd.getpwnam("a\0b"), lambda: grp.getgrnam("no such group"), lambda: grp.getgrgid(99999), lambda: grp.getgrgid(2**70),
          lambda: grp.getgrgid("a"), lambda: resource.getrlimit(99), lambda: resource.getrlimit("a"), lambda: resource.getrusage(99),
          lambda: resource.setrlimit(7, 3), lambda: resource.setrlimit(7, (1,)), lambda: resource.setrlimit(7, (1, "a")),
          lambda: resource.setrlimit(7, (2**70, 1)), lambda: resource.setrlimit(7, (-2, 1)), lambda: resource.prlimit(0, 7, 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
print(resource.prlimit(0, resource.RLIMIT_CORE) == (soft, hard), resource.RLIM_INFINITY, resource.getrusage(resource.RUSAGE_SELF).ru_utime >= 0)
# expect: root 0 True True 7
# expect: root 0 [] True True
# expect: KeyError "getpwnam(): name not found: 'no such user'"
# expect: KeyError 'getpwuid(): uid not found: 99999'
# expect: TypeError uid should be integer, not str
# expect: KeyError 'getpwuid(): uid not found'
# expect: TypeError getpwnam() argument must be str, not int
# expect: ValueError embedded null byte
# expect: KeyError "getgrnam(): name not found: 'no such group'"
# expect: KeyError 'getgrgid(): gid not found: 99999'
# expect: OverflowError gid is greater than maximum
# expect: TypeError gid should be integer, not str
# expect: ValueError invalid resource specified
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError invalid who parameter
# expect: TypeError 'int' object is not iterable
# expect: ValueError expected a tuple of 2 integers
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C rlim_t
# expect: ValueError Cannot convert negative int
# expect: TypeError 'int' object is not iterable
# expect: True -1 True
