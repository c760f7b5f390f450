# What a program sees of where it runs: sys.path, prefixes, site without side effects, sysconfig.
import sys, os, site, sysconfig
print(type(sys.path).__name__, all(isinstance(p, str) for p in sys.path), os.path.basename(sys.path[0]) == os.path.basename(os.path.dirname(os.path.abspath(__file__))))
print(sys.version_info[:2], sysconfig.get_python_version(), sys.version_info >= (3, 14), sys.hexversion >> 16 == 0x30e)
print(sorted(sysconfig.get_path_names())[:3], isinstance(sys.executable, str), os.path.isabs(sys.executable), sys.argv[1:])
print(sys.flags.interactive, sys.flags.optimize, hasattr(sys, "ps1"))
# expect: list True True
# expect: (3, 14) 3.14 True True
# expect: ['data', 'include', 'platlib'] True True []
# expect: 0 0 False
