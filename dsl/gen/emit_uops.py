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
           "} KrRep;\n",
           "typedef enum KrUopKind { KR_UOP_LEAF, KR_UOP_CALL } KrUopKind;",
           "typedef enum KrUopMark {", "    KR_MARK_PURE, KR_MARK_GUARD, KR_MARK_LOAD, KR_MARK_STORE, KR_MARK_EFFECT,",
           "} KrUopMark;",
           "typedef enum KrAlias {", "    KR_ALIAS_NONE,",
           "    KR_ALIAS_IMMUTABLE, // never written after it can be read"]
    out += [f"    KR_ALIAS_{a}," for a in aliases]
    out += ["    KR_ALIAS_COUNT,", "} KrAlias;",
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
            "    uint8_t kind, mark, alias;   // KrUopKind, KrUopMark, KrAlias",
            "    uint8_t input_count, imm_count;",
            "    uint8_t inputs[5];           // KrRep", "    uint8_t imms[2];             // KrImm",
            "    uint8_t output;              // KrRep, KR_REP_NONE = no value",
            "    uint8_t result, fail;        // calls: KrUopResult, KrUopFail",
            "    uint8_t steals;              // bit per input: the reference is consumed",
            "    uint8_t takes_thread;        // calls",
            "    uint16_t flags;              // KR_UOPFLAG_*",
            "    void (*address)(void);       // calls: the C function (null: not built in yet)",
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
    out += ["\n#include <stddef.h>\n", "const KrUopInfo kr_uop_table[KR_UOP_COUNT] = {",
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
                fields.append(f".address = (void (*)(void)){uop.function}")
        out.append(f"    [KR_UOP_{uop.name}] = {{" + ", ".join(fields) + "},")
    out.append("};\n")
    return "\n".join(out)
