// SPDX-License-Identifier: MIT
// Code objects: bytecode, constants, names, tables. What the compiler makes and frames run.
//
// Bytecode is an array of 16-bit code units: low byte = opcode, high byte = oparg; inline caches
// follow their instruction as further units. `units` is the live copy that specialization
// changes; base opcodes and empty caches are restored for co_code.
// localsplus order: arguments, other locals, cells (an argument that is a cell shares its slot),
// free variables; as in CPython 3.14.
#pragma once

#include "runtime/type.h"

typedef uint16_t KrUnit;

enum { // co_flags, as CPython
    KR_CODE_OPTIMIZED = 0x1, KR_CODE_NEWLOCALS = 0x2, KR_CODE_VARARGS = 0x4,
    KR_CODE_VARKEYWORDS = 0x8, KR_CODE_NESTED = 0x10, KR_CODE_GENERATOR = 0x20,
    KR_CODE_COROUTINE = 0x80, KR_CODE_ITERABLE_COROUTINE = 0x100,
    KR_CODE_ASYNC_GENERATOR = 0x200, KR_CODE_HAS_DOCSTRING = 0x4000000,
    KR_CODE_METHOD = 0x8000000,
};
enum { // kinds of localsplus entries (bits, as CPython)
    KR_LOCAL_ARG_POS = 0x02, KR_LOCAL_ARG_KW = 0x04, KR_LOCAL_ARG_VAR = 0x08,
    KR_LOCAL_HIDDEN = 0x10, KR_LOCAL_FAST = 0x20, KR_LOCAL_CELL = 0x40, KR_LOCAL_FREE = 0x80,
};

typedef struct KrCode {
    KrObject header;
    KrUnit *units;           // live bytecode (owned)
    uint32_t unit_count;
    uint32_t flags;          // KR_CODE_*
    int32_t arg_count;       // positional parameters, incl. positional-only
    int32_t posonly_count, kwonly_count;
    int32_t stack_size;      // entries
    int32_t localsplus_count, local_count, cell_count, free_count;
    int32_t frame_size;      // bytes of a KrFrame for this code, with slots
    int32_t first_line;
    uint32_t version;        // unique id for caches and traces; 0 = none yet
    KrOwn *consts;           // const_count owners; borrowed by LOAD_CONST
    KrOwn *names;            // name_count interned str
    uint32_t const_count, name_count;
    KrOwn consts_tuple, names_tuple;  // made when asked for, or null
    KrOwn localsplus_names;  // tuple of str
    uint8_t *localsplus_kinds; // KR_LOCAL_*
    KrOwn name, qualname, filename; // str
    uint8_t *line_table;     // co_linetable bytes, CPython 3.14's location format
    uint8_t *exception_table; // co_exceptiontable bytes, CPython 3.14's varint format
    uint32_t line_table_size, exception_table_size;
    void *traces;            // tier2: traces that start in this code
    uint8_t simple_args;     // no *args, **kwargs, kw-only: positional calls bind by copying
    uint8_t has_traces_disabled;
    uint8_t fused;           // pairs of instructions are one (interp/specialize.c)
} KrCode;

extern KrType kr_code_type, kr_code_line_iterator_type, kr_code_positions_iterator_type;

// Everything kr_code_new takes. Owners are stolen, also on failure; byte arrays are copied.
typedef struct KrCodeParts {
    const KrUnit *units;
    uint32_t unit_count;
    uint32_t flags;
    int32_t arg_count, posonly_count, kwonly_count, stack_size, first_line;
    KrOwn *consts;           // array of owners (the array itself is copied)
    uint32_t const_count;
    KrOwn *names;
    uint32_t name_count;
    KrOwn *localsplus;       // names
    const uint8_t *localsplus_kinds;
    int32_t localsplus_count;
    KrOwn name, qualname, filename;
    const uint8_t *line_table, *exception_table;
    uint32_t line_table_size, exception_table_size;
} KrCodeParts;

KrOwn kr_code_new(KrThread *thread, const KrCodeParts *parts) KR_NEW;
// Of an immortal one, at the VM's end: what it has come to own since it was mapped (image.h).
void kr_code_let_go(KrThread *thread, KrCode *code);

typedef struct KrPosition { // of one instruction; -1 = unknown
    int32_t line, end_line, column, end_column; // columns are UTF-8 byte offsets
} KrPosition;
KrPosition kr_code_position(const KrCode *code, uint32_t unit) KR_LEAF; // unit index
int32_t kr_code_line(const KrCode *code, uint32_t unit) KR_LEAF;
// Code from elsewhere than the compiler: what is no instruction, or names something that is not there, raises
// SystemError when it is run. (The depth of the stack is not checked.)
void kr_code_distrust(KrCode *code) KR_LEAF;
uint32_t kr_code_first_resume(const KrCode *code) KR_LEAF; // unit where the body begins
void kr_code_lines(const KrCode *code, int32_t *lines) KR_LEAF; // of all units; -1 = none
// A cell or free variable of the code itself: a target of an inlined comprehension that is in a slot before it hides it.
static inline bool kr_code_is_own_cell(const KrCode *code, int32_t index)
{
    uint8_t kind = code->localsplus_kinds[index];
    return kind & (KR_LOCAL_CELL | KR_LOCAL_FREE) && !(kind & (KR_LOCAL_FAST | KR_LOCAL_HIDDEN));
}
// The handler of a unit: present with target unit, stack depth and whether to push lasti.
bool kr_code_find_handler(const KrCode *code, uint32_t unit, uint32_t *target,
                          int32_t *depth, bool *push_lasti) KR_LEAF;
// The next number of an exception table (6 bits a byte, most significant first, bit 6 = more follow); *at moves behind it.
uint32_t kr_code_read_handler_number(const uint8_t **at, const uint8_t *end) KR_LEAF;
// One answer of kr_code_find_handler, as the VM remembers them (interp/unwind.c) while the code lives.
typedef struct KrCodeHandler {
    const KrUnit *ip;   // the instruction that raised; null: empty
    const KrCode *code;
    uint32_t target;    // unit
    int32_t depth;      // of the stack
    bool push_lasti, found;
} KrCodeHandler;
enum { KR_CODE_HANDLERS = 64 };
KR_INLINE KrCode *kr_code_obj(KrRef value)
{
    return (KrCode *)kr_obj(value);
}
