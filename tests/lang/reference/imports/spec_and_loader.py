# Specs tell name, origin, loader; modules can be made from them.
import importlib.util, sys, json
s = json.__spec__
print(s.name, s.parent, s.has_location, s.origin == json.__file__, s.loader is json.__loader__, bool(s.submodule_search_locations), importlib.util.find_spec("json.decoder").parent, importlib.util.find_spec("nope_nope"))
spec = importlib.util.spec_from_loader("made_up", loader=None); m = importlib.util.module_from_spec(spec); print(m.__name__, m.__spec__ is spec, "made_up" in sys.modules)
try: importlib.util.find_spec("nope_nope.x")
except ModuleNotFoundError as e: print(e)
print(sys.__spec__.origin, sys.__spec__.loader.__name__, importlib.util.resolve_name(".a", "p.q"), importlib.util.resolve_name("..a", "p.q"))
# expect: json json True True True True json None
# expect: made_up True False
# expect: No module named 'nope_nope'
# expect: built-in BuiltinImporter p.q.a p.a
