# The command parser of the pattern matching tutorial.
def run(c):
    match c.split():
        case ["quit"]: return "bye"
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["go", _]: return "cannot go there"
        case ["drop", *objects]: return f"dropping {len(objects)}"
        case ["pick", "up", obj] | ["pick", obj, "up"]: return f"got {obj}"
        case []: return "nothing"
        case [x, *_]: return f"what is {x}?"
for _ in range(30): r = [run(c) for c in ("quit", "go north", "go up", "drop a b c", "pick up axe", "pick it up", "", "dance now")]
print(r)
# expect: ['bye', 'going north', 'cannot go there', 'dropping 3', 'got axe', 'got it', 'nothing', 'what is dance?']
