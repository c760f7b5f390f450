# SPDX-License-Identifier: MIT
"""gen/uops.h, gen/uops.c: ids and facts of micro-ops; gen/expand.inc: instructions as micro-ops."""
from emit_tables import banner
from model import Apply, Assign, Const, Name, OpsError

HEAD = """// Micro-ops: the vocabulary of traces. Ids, and one KrUopInfo for each.
//
// A *leaf* is a few machine instructions (its body is in dsl/ops/*.ops; stencils are made of
// it). A *call* is one call of the C function at `address` with the plain C convention:
// thread first if `takes_thread`, then the inputs in order, then the immediates in order
// (doubles count apart, as the C ABI has it). `fail` says how its result shows an exception.
//
// gen/expand.inc (also made here) turns bytecode instructions into micro-ops. Its user defines
//   typedef struct ... KrExpand;      the recorder's state, handed through
// and these functions, then includes it. Refs are KrTraceRef; 0 means failure, which the user
// keeps in KrExpand (expansion goes on with 0 and is thrown away at the end):
//   KrTraceRef expand_input(KrExpand *, unsigned depth)   stack entry, 0 = top, not popped
//   void expand_pop(KrExpand *, unsigned count)           entries that have been consumed
//   void expand_push(KrExpand *, KrTraceRef, KrExpandOwner)
//   void expand_move(KrExpand *, unsigned depth)          before expand_pop: this input will be
//                                  pushed again by expand_push(.., KR_EXPAND_MOVED)
//   KrTraceRef expand_uop(KrExpand *, int uop, const KrTraceRef *in, const uint64_t *imm)
//   KrTraceRef expand_dup(KrExpand *, KrTraceRef)         new reference to a borrowed value
//   void expand_drop(KrExpand *, KrTraceRef)              give one reference back
//   void expand_drop_input(KrExpand *, unsigned depth)    consume the stack entry (before pop)
//   KrTraceRef expand_steal_input(KrExpand *, unsigned depth)  the entry as an owned reference
//                                  (takes one if the entry is borrowed); the caller consumes it
//   KrTraceRef expand_local(KrExpand *, uint32_t index)   value of a local (may be null ref 0?
//                                  no: the recorder refuses unbound locals itself)
//   void expand_set_local(KrExpand *, uint32_t index, KrTraceRef, KrExpandOwner)
//                                  old value is dropped by the callee of this word
//   KrTraceRef expand_const(KrExpand *, uint32_t index)   co_consts
//   KrTraceRef expand_name(KrExpand *, uint32_t index)    co_names
//   void expand_jump_if(KrExpand *, KrTraceRef condition, bool when)
//                                  a branch: jumps if condition (a bool ref) == when. The user
//                                  knows which way the recorded execution went
//   void expand_jump(KrExpand *)                          always jumps
// For each instruction X with a composition, expand.inc has
//   static bool kr_expand_match_X(KrThread *, KrFrame *, const KrUnit *ip, const KrSlot *sp, uint32_t oparg)
//       do X's guards hold on the actual operands (before the instruction runs)? Members that
//       use cache fields match only where they are the current opcode.
//   static void kr_expand_X(KrExpand *, const KrUnit *ip, uint32_t oparg)
// and the table kr_expand_table[opcode] = {match, expand} (null: no composition), and
// kr_expand_family[opcode of the generic instruction] = list of members, ended by 0.
"""


def uop_header(model):
    aliases = []
    for uop in model.uops:
        if uop.alias and uop.alias not in aliases:
            aliases.append(uop.alias)
    if "IMMUTABLE" in aliases:
        aliases.remove("IMMUTABLE")
    out = [banner("Contract between the recorder, the optimizer and the JIT.") + HEAD, "#pragma once\n",
           "#include <stdbool.h>\n#include <stdint.h>\n",
           "typedef enum KrRep { // representation of a value in a trace",
           "    KR_REP_NONE,  // no value", "    KR_REP_BOX,   // NaN-boxed word",
           "    KR_REP_INT,   // int64_t", "    KR_REP_FLOAT, // double",
           "    KR_REP_BOOL,  // 0 or 1 in a word", "    KR_REP_OBJ,   // clean pointer to a heap object",
           "    KR_REP_CHAR,  // in exits alone: an int that stands for the text of this one character, below 256",
           "} KrRep;\n",
           "typedef enum KrUopKind { KR_UOP_LEAF, KR_UOP_CALL } KrUopKind;",
           "typedef enum KrUopMark {", "    KR_MARK_PURE, KR_MARK_GUARD, KR_MARK_LOAD, KR_MARK_STORE, KR_MARK_EFFECT,",
           "} KrUopMark;",
           "typedef enum KrImportAlias {", "    KR_ALIAS_NONE,",
           "    KR_ALIAS_IMMUTABLE, // never written after it can be read"]
    out += [f"    KR_ALIAS_{a}," for a in aliases]
    out += ["    KR_ALIAS_COUNT,", "} KrImportAlias;",
            "typedef enum KrImm { KR_IMM_NONE, KR_IMM_I32, KR_IMM_U32, KR_IMM_U64 } KrImm;",
            "typedef enum KrUopResult { // of the C function of a call",
            "    KR_RESULT_NONE,  // void", "    KR_RESULT_OWN,   // new reference in a word",
            "    KR_RESULT_BOX,   // borrowed word", "    KR_RESULT_INT,   // int64_t",
            "    KR_RESULT_FLOAT, // double", "    KR_RESULT_BOOL,  // C bool: low 8 bits of the register",
            "    KR_RESULT_FOUND, // KrFound: 32-bit -1, 0, 1; rep bool once -1 is excluded",
            "    KR_RESULT_OK,    // C bool that is false if it raised; no value",
            "} KrUopResult;",
            "typedef enum KrUopFail {", "    KR_FAIL_NEVER,",
            "    KR_FAIL_NULL,     // the word is 0", "    KR_FAIL_FALSE,    // low 8 bits are 0",
            "    KR_FAIL_NEGATIVE, // low 32 bits are negative", "} KrUopFail;",
            "enum { // bits of KrUopInfo.flags",
            "    KR_UOPFLAG_MAY_EXIT = 1 << 0, // a leaf that may leave through its exit",
            "    KR_UOPFLAG_RAISES = 1 << 1,   // a call that may set an exception",
            "    KR_UOPFLAG_ESCAPES = 1 << 2,  // a call that may run Python code: ends heap facts",
            "    KR_UOPFLAG_OWNED = 1 << 3,    // the result is a new reference",
            "};\n",
            "enum {", "    KR_UOP_NONE,"]
    for uop in model.uops:
        params = [f"{'steal ' if p.steals else ''}{p.name}: {p.rep}"
                  + (f" {p.type}" if p.type else "") for p in uop.params]
        params += [f"imm {i.name}: {i.type}" for i in uop.imms]
        result = f" -> {uop.out.rep}" if uop.out else ""
        out.append(f"    KR_UOP_{uop.name}, // ({', '.join(params)}{result}) {uop.mark}")
    out += ["    KR_UOP_COUNT,", "};\n",
            "typedef struct KrUopInfo {", "    const char *name;",
            "    uint8_t kind, mark, alias;   // KrUopKind, KrUopMark, KrImportAlias",
            "    uint8_t input_count, imm_count;",
            "    uint8_t inputs[5];           // KrRep", "    uint8_t imms[2];             // KrImm",
            "    uint8_t output;              // KrRep, KR_REP_NONE = no value",
            "    uint8_t result, fail;        // calls: KrUopResult, KrUopFail",
            "    uint8_t steals;              // bit per input: the reference is consumed",
            "    uint8_t takes_thread;        // the C function",
            "    uint16_t flags;              // KR_UOPFLAG_*",
            "    void (*address)(void);       // the C function of a call, or of a leaf's COLD_CALL (null: none, or not built in yet)",
            "} KrUopInfo;\n",
            "extern const KrUopInfo kr_uop_table[KR_UOP_COUNT];\n",
            "// Ownership of what an expansion pushes or stores.",
            "typedef enum KrExpandOwner {",
            "    KR_EXPAND_PLAIN,    // not counted: an immediate or an immortal",
            "    KR_EXPAND_OWNED,    // a new reference",
            "    KR_EXPAND_BORROWED, // somebody else keeps it alive (LOAD_FAST_BORROW)",
            "    KR_EXPAND_MOVED,    // an input as it was (expand_move)",
            "} KrExpandOwner;", ""]
    return "\n".join(out)


FAIL = {"own": "KR_FAIL_NULL", "found": "KR_FAIL_NEGATIVE", "ok": "KR_FAIL_FALSE"}


def uop_source(model):
    headers = []
    for uop in model.uops:
        if uop.header and uop.header not in headers:
            headers.append(uop.header)
    out = [banner("Table of gen/uops.h."), '#include "gen/uops.h"\n']
    out += [f'#include "{h}"' for h in sorted(headers)]
    out += ["\n#include <stddef.h>\n",
            "#if defined(KR_UOPS_WITHOUT_CALLS) // tools/fuzz links without the runtime",
            "#define ADDRESS(function) 0", "#else",
            "#define ADDRESS(function) (void (*)(void))function", "#endif\n",
            "const KrUopInfo kr_uop_table[KR_UOP_COUNT] = {",
            '    [KR_UOP_NONE] = {.name = "NONE"},']
    for uop in model.uops:
        flags = []
        if uop.may_exit:
            flags.append("KR_UOPFLAG_MAY_EXIT")
        if uop.raises:
            flags.append("KR_UOPFLAG_RAISES")
        if uop.escapes:
            flags.append("KR_UOPFLAG_ESCAPES")
        if uop.result == "own":
            flags.append("KR_UOPFLAG_OWNED")
        fields = [f'.name = "{uop.name}"', f".kind = KR_UOP_{uop.kind.upper()}",
                  f".mark = KR_MARK_{uop.mark.upper()}"]
        if uop.alias:
            fields.append(f".alias = KR_ALIAS_{uop.alias}")
        if uop.params:
            fields.append(f".input_count = {len(uop.params)}")
            fields.append(".inputs = {" + ", ".join(f"KR_REP_{p.rep.upper()}" for p in uop.params) + "}")
        if uop.imms:
            fields.append(f".imm_count = {len(uop.imms)}")
            fields.append(".imms = {" + ", ".join(f"KR_IMM_{i.type.upper()}" for i in uop.imms) + "}")
        if uop.out:
            fields.append(f".output = KR_REP_{uop.out.rep.upper()}")
        steals = sum(1 << k for k, p in enumerate(uop.params) if p.steals)
        if steals:
            fields.append(f".steals = {steals}")
        if flags:
            fields.append(f".flags = {' | '.join(flags)}")
        if uop.kind == "call":
            fields.append(f".result = KR_RESULT_{uop.result.upper()}")
            if uop.raises:
                fields.append(f".fail = {FAIL.get(uop.result, 'KR_FAIL_NEVER')}")
        if uop.takes_thread:
            fields.append(".takes_thread = 1")
        if uop.header:
            fields.append(f".address = ADDRESS({uop.function})")
        out.append(f"    [KR_UOP_{uop.name}] = {{" + ", ".join(fields) + "},")
    out.append("};\n")
    return "\n".join(out)


# --- gen/expand.inc ---------------------------------------------------------------------


class Expand:
    """One instruction as calls of the emitter API (HEAD)."""

    def __init__(self, model, inst):
        self.model, self.inst = model, inst
        self.lines, self.temps = [], 0
        self.values = {}
        self.depth = {item.name: len(inst.inputs) - 1 - k for k, item in enumerate(inst.inputs)}
        self.owners = {}
        for item in inst.inputs:
            self.values[item.name] = item.name
            self.owners[item.name] = "MOVED"

    def emit(self, text):
        self.lines.append("    " + text)

    def imm(self, node):
        from lower import cache_text
        return cache_text(self.model, self.inst, node.text if isinstance(node, Const) else node.name)

    def value(self, node):
        if isinstance(node, Name):
            return self.values[node.name], self.owners.get(node.name, "NONE")
        if isinstance(node, Const):
            raise OpsError(f"{self.inst.place}: {self.inst.name}: a constant where a value is due")
        return self.apply(node)

    def temp(self, text):
        self.temps += 1
        self.emit(f"KrTraceRef const t{self.temps} = {text};")
        return f"t{self.temps}"

    def apply(self, node):
        word, args = node.word, node.args
        if word == "DUP":
            return self.temp(f"expand_dup(e, {self.value(args[0])[0]})"), "OWNED"
        if word == "BORROW":
            return self.value(args[0])[0], "BORROWED"
        if word == "IMMEDIATE":
            return self.value(args[0])[0], "PLAIN"
        if word == "LOCAL":
            return self.temp(f"expand_local(e, (uint32_t)({self.imm(args[0])}))"), "NONE"
        if word == "CONST":
            return self.temp(f"expand_const(e, (uint32_t)({self.imm(args[0])}))"), "NONE"
        if word == "NAME":
            return self.temp(f"expand_name(e, (uint32_t)({self.imm(args[0])}))"), "NONE"
        if word == "DROP":
            if isinstance(args[0], Name) and args[0].name in self.depth:
                self.emit(f"expand_drop_input(e, {self.depth[args[0].name]});")
            else:
                self.emit(f"expand_drop(e, {self.value(args[0])[0]});")
            return "0", "NONE"
        if word == "SET_LOCAL":
            text, owner = self.value(args[1])
            if owner == "MOVED":
                self.emit(f"expand_move(e, {self.depth[args[1].name]});")
            self.emit(f"expand_set_local(e, (uint32_t)({self.imm(args[0])}), {text}, "
                      f"KR_EXPAND_{owner});")
            return "0", "NONE"
        if word in ("JUMP_IF", "JUMP_UNLESS"):
            text, _ = self.value(args[0])
            when = "true" if word == "JUMP_IF" else "false"
            self.emit(f"expand_jump_if(e, {text}, {when});")
            return "0", "NONE"
        if word == "JUMP":
            self.emit("expand_jump(e);")
            return "0", "NONE"
        if word == "SELECT":
            uop = self.model.uop[node.select[0]]
            ids = ", ".join(f"KR_UOP_{n}" for n in node.select)
            self.temps += 1
            choice = f"choice{self.temps}"
            self.emit(f"static const uint16_t {choice}[] = {{{ids}}};")
            return self.uop(uop, args[1:], f"{choice}[{self.imm(args[0])}]")
        return self.uop(self.model.uop[word], args, f"KR_UOP_{word}")

    def uop(self, uop, args, number):
        refs, imms = [], []
        for param, arg in zip(uop.order, args):
            if not hasattr(param, "rep"):
                imms.append(f"(uint64_t)({'int64_t' if param.type == 'i32' else 'uint64_t'})"
                            f"({self.imm(arg)})")
            elif param.steals and isinstance(arg, Name) and arg.name in self.depth:
                refs.append(self.temp(f"expand_steal_input(e, {self.depth[arg.name]})"))
            else:
                refs.append(self.value(arg)[0])
        call = (f"expand_uop(e, {number}, (KrTraceRef[5]){{{', '.join(refs) or '0'}}}, "
                f"(uint64_t[2]){{{', '.join(imms) or '0'}}})")
        if not uop.out:
            self.emit(f"{call};")
            return "0", "NONE"
        plain = any(n == uop.out.name and f in ("int", "float", "bool", "none")
                    for n, f in uop.proves)
        owner = "OWNED" if uop.result == "own" else "PLAIN" if plain else "NONE"
        return self.temp(call), owner

    def run(self):
        for item in self.inst.inputs:
            self.emit(f"KrTraceRef const {item.name} = expand_input(e, {self.depth[item.name]});")
            self.emit(f"(void){item.name};")
        for s in self.inst.body:
            if isinstance(s, Assign):
                text, owner = self.value(s.value)
                self.values[s.target] = text
                self.owners[s.target] = owner
                source = s.value.name if isinstance(s.value, Name) else None
                if source in self.depth:
                    self.depth[s.target] = self.depth[source]
                else:
                    self.depth.pop(s.target, None)
            else:
                self.apply(s)
        for item in self.inst.outputs:
            owner = self.owners.get(item.name)
            if owner == "MOVED":
                self.emit(f"expand_move(e, {self.depth[item.name]});")
        if self.inst.inputs:
            self.emit(f"expand_pop(e, {len(self.inst.inputs)});")
        for item in self.inst.outputs:
            owner = self.owners.get(item.name)
            if owner in (None, "NONE"):
                raise OpsError(f"{self.inst.place}: {self.inst.name}: who owns {item.name}?")
            self.emit(f"expand_push(e, {self.values[item.name]}, KR_EXPAND_{owner});")
        return self.lines


def match_source(model, inst):
    from lower import Lower, uses_cache
    lower = Lower(model, inst, guards_only=True)
    try:
        lower.statements()
    except StopIteration:  # a call: guards all come before
        del lower.lines[lower.complete:]
    body = []
    for item in inst.inputs:
        body.append(f"    uint64_t const {item.name} = sp[-({lower.depths[item.name]})].w;")
        body.append(f"    (void){item.name};")
    if uses_cache(model, inst):
        body.insert(0, f"    if ((*ip & 0xFF) != KR_OP_{inst.name}) return false;")
    body += [line.replace("EXIT_IF(", "NO_MATCH_IF(") for line in lower.lines]
    return body


def expand_source(model):
    out = [banner("Included by tier2/expand_words.c: instructions as micro-ops; contract in gen/uops.h."),
           '#include "gen/opcodes.h"', '#include "interp/cache.h"', '#include "tier2/uop_includes.h"',
           '#include "runtime/descriptor.h"',
           "#define NO_MATCH_IF(condition) \\\n    do { \\\n        if (condition) \\\n"
           "            return false; \\\n    } while (0)",
           "#define EXPAND_CODE(opcode_unit) ((opcode_unit) & 0xFF)", "",
           "#ifndef CLEAN // words of leaf bodies, for the match functions",
           "#define HIDE(value) (value)", "#define IS_ABSENT(value) ((value) == 0)",
           "#define CLEAN(value) ((value) & (UINT64_MAX - ((value) < KR_FLOAT_OFFSET)))",
           "#endif", "#ifndef TAG_INT", "#define TAG_INT KR_TAG_INT", "#define FLOAT_OFFSET KR_FLOAT_OFFSET", "#endif", "#ifndef IS_PTR", "#define IS_PTR(value) kr_bits_is_ptr(value)", "#endif",
           "#ifndef OBJ", "#define OBJ(type, value) ((type *)(uintptr_t)CLEAN(value))", "#endif", "",
           "typedef struct KrExpandEntry {",
           "    bool (*match)(KrThread *, KrFrame *, const KrUnit *, const KrSlot *, uint32_t);",
           "    void (*expand)(KrExpand *, const KrUnit *, uint32_t);", "} KrExpandEntry;", "",
           '#pragma GCC diagnostic push',
           '#pragma GCC diagnostic ignored "-Wunused-but-set-variable"',
           '#pragma GCC diagnostic ignored "-Wunused-variable"',
           '#pragma GCC diagnostic ignored "-Wdouble-promotion"']
    done = [i for i in model.insts if i.body is not None]
    for inst in done:
        if inst.family:
            out.append(f"static bool kr_expand_match_{inst.name}(KrThread *thread, KrFrame *frame, "
                       "const KrUnit *ip, const KrSlot *sp, uint32_t oparg)\n{\n"
                       "    (void)thread, (void)frame, (void)ip, (void)sp, (void)oparg;")
            out += match_source(model, inst)
            out.append("    return true;\n}")
        out.append(f"static void kr_expand_{inst.name}(KrExpand *e, const KrUnit *ip, "
                   "uint32_t oparg)\n{\n    (void)oparg;\n"
                   "    while ((*ip & 0xFF) == KR_OP_EXTENDED_ARG)\n        ip++;")
        out += Expand(model, inst).run()
        out.append("    (void)e;\n}")
    out.append("#pragma GCC diagnostic pop")
    out.append("static const KrExpandEntry kr_expand_table[256] = {")
    for inst in done:
        match = f"kr_expand_match_{inst.name}" if inst.family else "NULL"
        out.append(f"    [KR_OP_{inst.name}] = {{{match}, kr_expand_{inst.name}}},")
    out.append("};")
    families = [f for f in model.families() if any(m.body is not None for m in model.members(f.name))]
    for f in families:
        ids = "".join(f"KR_OP_{m.name}, " for m in model.members(f.name) if m.body is not None)
        out.append(f"static const uint8_t kr_expand_family_{f.name}[] = {{{ids}0}};")
    out.append("static const uint8_t *const kr_expand_family[256] = {")
    for f in families:
        out.append(f"    [KR_OP_{f.name}] = kr_expand_family_{f.name},")
    out.append("};\n")
    return "\n".join(out)
