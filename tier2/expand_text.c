// SPDX-License-Identifier: MIT
// Texts in a trace: characters, membership, slices, appending; ord() and chr(), tests like isdigit().
//
// A character of a text of one byte a character is a code point in a register (BOX_CHAR; tier2/opt_text.c compares such). What makes
// or asks other texts is a call that runs no Python code, so that what the trace knows survives it.
// Called by expand.c and expand_builtins.c. Tests: tests/lang/jit/characters.py, slices_in_loops.py.
#include "tier2/expand.h"

#include "interp/loop.h"
#include "runtime/bytes.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/str.h"
#include "runtime/str_case.h"

enum { SUBSCRIPT = 26 }; // an oparg of BINARY_OP

// --- characters -----------------------------------------------------------------------------

// text[i]
bool kr_expand_text_item(KrRecorder *r)
{
    if (r->oparg != SUBSCRIPT || !kr_expand_stays(r) || !r->text_is_bytes || !kr_bits_is_int(r->hint[RIGHT])) return false;
    KrTraceRef text = kr_record_stack(r, 1)->ref, index = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_STR, text, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_INT, index, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_STR_BYTES, text, 0, 0, 0);
    index = kr_record_uop(r, KR_UOP_UNBOX_INT, index, 0, 0, 0);
    KrTraceRef length = kr_record_uop(r, KR_UOP_STR_LENGTH, text, 0, 0, 0);
    index = kr_record_uop(r, KR_UOP_NORMALIZE_INDEX, index, length, 0, 0);
    KrTraceRef code = kr_record_uop(r, KR_UOP_STR_CODE, text, index, 0, 0);
    kr_expand_drop_stack(r, 2); // (behind the last exit)
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_CHAR, code, 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

KrTraceRef kr_expand_ord(KrRecorder *r, KrTraceRef text)
{
    kr_record_uop(r, KR_UOP_GUARD_STR, text, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_CHAR, text, 0, 0, 0);
    return kr_record_uop(r, KR_UOP_STR_CODE, text, kr_opt_const_int(&r->ir, 0), 0, 0);
}

KrTraceRef kr_expand_chr(KrRecorder *r, KrTraceRef code)
{
    kr_record_uop(r, KR_UOP_INDEX_CHECK, code, kr_opt_const_int(&r->ir, 256), 0, 0);
    return kr_record_uop(r, KR_UOP_BOX_CHAR, code, 0, 0, 0);
}

KrTraceRef kr_expand_char_test(KrRecorder *r, KrTraceRef text, const char *name)
{
    static const struct {
        const char *name;
        KrStrClass class;
    } tests[] = {{"isalpha", KR_STR_ALPHA},     {"isdecimal", KR_STR_DECIMAL}, {"isdigit", KR_STR_DIGIT}, {"isnumeric", KR_STR_NUMERIC},
                 {"isalnum", KR_STR_ALNUM},     {"isspace", KR_STR_SPACE},     {"islower", KR_STR_LOWER}, {"isupper", KR_STR_UPPER}};
    if (r->ir.ins[text].op != KR_UOP_BOX_CHAR) return 0;
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        if (strcmp(tests[i].name, name)) continue;
        kr_str_case_need_latin1();
        KrTraceRef is = kr_record_uop(r, KR_UOP_CODE_IS, r->ir.ins[text].in[0], 0, 0, tests[i].class);
        return kr_record_uop(r, KR_UOP_BOX_BOOL, is, 0, 0, 0);
    }
    return 0;
}

KrTraceRef kr_expand_affix(KrRecorder *r, KrTraceRef text, KrTraceRef affix, const char *name)
{
    bool at_start = !strcmp(name, "startswith");
    uint64_t constant, word = 0;
    if ((!at_start && strcmp(name, "endswith")) || !r->self_is_bytes || !kr_opt_is_const(&r->ir, affix, &constant) ||
        kr_opt_type(&r->ir, affix) != &kr_str_type)
        return 0;
    const KrStr *part = kr_str_obj(kr_from_bits(constant));
    size_t length = (size_t)part->length;
    if (part->kind != 1 || length == 0 || length > sizeof word)
        return 0;
    memcpy((char *)&word + (at_start ? sizeof word - length : 0), kr_str_data(part), length);
    kr_record_uop(r, KR_UOP_GUARD_STR, text, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_STR_BYTES, text, 0, 0, 0);
    KrTraceRef is = kr_opt_uop(&r->ir, at_start ? KR_UOP_STR_STARTS : KR_UOP_STR_ENDS, (KrTraceRef[5]){text}, (uint64_t[2]){word, length});
    return kr_record_uop(r, KR_UOP_BOX_BOOL, is, 0, 0, 0);
}

// --- membership -----------------------------------------------------------------------------

static bool push_truth(KrRecorder *r, KrTraceRef truth)
{
    if (r->oparg & 1) // not in
        truth = kr_record_uop(r, KR_UOP_NOT_BOOL, truth, 0, 0, 0);
    kr_expand_drop_stack(r, 2);
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, truth, 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

bool kr_expand_text_has(KrRecorder *r)
{
    if (!kr_expand_stays(r) || r->container_type != &kr_str_type || r->argument_types[0] != &kr_str_type) return false;
    KrTraceRef text = kr_record_stack(r, 0)->ref, part = kr_record_stack(r, 1)->ref;
    kr_record_uop(r, KR_UOP_GUARD_STR, text, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_STR, part, 0, 0, 0);
    return push_truth(r, kr_record_uop(r, KR_UOP_STR_HAS, text, part, 0, 0));
}

// Is an object of the type equal to itself only?
static bool has_identity(KrRecorder *r, KrType *type)
{
    return type->compare == kr_object_base_type.compare && kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0);
}

// An object that is equal to itself only, in a tuple of a few such that the trace knows: it is, or is not, the same one as before.
static bool has_same(KrRecorder *r)
{
    enum { MOST = 4 };
    KrTraceRef tuple = kr_record_stack(r, 0)->ref, value = kr_record_stack(r, 1)->ref;
    uint64_t items[MOST], word = 0;
    uint32_t made = kr_opt_tuple_size(&r->ir, tuple), count = made;
    if (!made && kr_opt_is_const(&r->ir, tuple, &word))
        count = (uint32_t)kr_tuple_length(kr_from_bits(word));
    if (count == 0 || count > MOST || !has_identity(r, (KrType *)kr_obj(kr_type_ref(r->argument_types[0]))))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (word)
            items[i] = kr_bits(kr_tuple_get(kr_from_bits(word), i));
        else if (!kr_opt_is_const(&r->ir, kr_opt_tuple_item(&r->ir, tuple, i), &items[i]))
            return false;
        if (!kr_bits_is_ptr(items[i]) || !has_identity(r, kr_type_of(kr_from_bits(items[i]))))
            return false;
    }
    kr_expand_guard_type(r, value, r->argument_types[0]);
    (void)kr_record_const(r, kr_type_ref(r->argument_types[0])); // kept alive, so that its address means it
    bool found = false;
    for (uint32_t i = 0; i < count && !found; i++) {
        found = items[i] == r->argument_object;
        KrTraceRef is = kr_record_uop(r, KR_UOP_IS, value, kr_record_const(r, kr_from_bits(items[i])), 0, 0);
        kr_record_uop(r, found ? KR_UOP_GUARD_TRUE : KR_UOP_GUARD_FALSE, is, 0, 0, 0);
    }
    kr_expand_drop_stack(r, 2);
    kr_record_push(r, kr_record_const(r, kr_bool(found != (r->oparg & 1))), KR_SLOT_PLAIN);
    return true;
}

// A text, immediate int or None in a constant tuple of such: found by identity or as equal texts.
bool kr_expand_tuple_has(KrRecorder *r)
{
    uint64_t word;
    if (kr_expand_stays(r) && r->container_type == &kr_tuple_type && r->argument_object && has_same(r))
        return true;
    KrTraceRef tuple = kr_record_stack(r, 0)->ref, value = kr_record_stack(r, 1)->ref;
    bool is_text = r->argument_types[0] == &kr_str_type, is_int = kr_bits_is_int(r->argument_words[0]);
    if (!kr_expand_stays(r) || r->container_type != &kr_tuple_type || (!is_text && !is_int) || !kr_opt_is_const(&r->ir, tuple, &word))
        return false;
    KrRef items = kr_from_bits(word);
    for (int64_t i = 0; i < kr_tuple_length(items); i++) {
        KrRef item = kr_tuple_get(items, i);
        if (!kr_is_small_int(item) && !kr_is_none(item) && !kr_is_exact(item, &kr_str_type)) return false;
    }
    kr_expand_guard_scalar(r, value);
    return push_truth(r, kr_record_uop(r, KR_UOP_TUPLE_HAS, tuple, value, 0, 0));
}

// --- slices -----------------------------------------------------------------------------------

// A bound of a slice as a number, or 0. It is an immediate int or None, as kr_expand_look has seen.
static KrTraceRef bound(KrRecorder *r, KrTraceRef ref, uint64_t word, int64_t absent)
{
    bool is_none = word == kr_bits(kr_none());
    if (!is_none && !kr_bits_is_int(word)) return 0;
    kr_record_uop(r, is_none ? KR_UOP_GUARD_NONE : KR_UOP_GUARD_INT, ref, 0, 0, 0);
    return is_none ? kr_opt_const_int(&r->ir, absent) : kr_record_uop(r, KR_UOP_UNBOX_INT, ref, 0, 0, 0);
}

bool kr_expand_slice(KrRecorder *r)
{
    const KrType *type = r->container_type;
    if (!kr_expand_stays(r) || (type != &kr_str_type && type != &kr_list_type && type != &kr_tuple_type && type != &kr_bytes_type))
        return false;
    KrTraceRef container = kr_record_stack(r, 2)->ref;
    KrTraceRef start = bound(r, kr_record_stack(r, 1)->ref, r->hint[LEFT], 0);
    KrTraceRef stop = start ? bound(r, kr_record_stack(r, 0)->ref, r->hint[RIGHT], INT64_MAX) : 0;
    if (!stop) return false;
    kr_expand_guard_type(r, container, type);
    KrTraceRef part = kr_record_uop(r, KR_UOP_SLICE_QUIET, container, start, stop, 0);
    r->ir.facts[part].type = type;
    kr_expand_drop_stack(r, 3);
    kr_record_push(r, part, KR_SLOT_OWNED);
    return true;
}

// --- appending and repeating --------------------------------------------------------------------

// The local that the next instruction stores to, or -1.
static int64_t stored_next(const KrRecorder *r)
{
    switch (kr_opcode_base[*r->next & 0xFF]) {
    case KR_OP_STORE_FAST: return *r->next >> 8;
    case KR_OP_STORE_FAST_LOAD_FAST: return *r->next >> 12;
    default: return -1;
    }
}

// --- `s += a + b`: the sum need not be made ---

typedef struct Sum {
    KrTraceRef first, second;
    KrTraceRef ended[2]; // operands that the trace has given back
    uint32_t ended_count;
    uint16_t snapshot;   // the state before it
} Sum;

// Takes the sum on top of the stack back, if only the stack knows of it and nothing has been done since but giving its operands back. What leaves from
// here on does so before it.
static bool take_back_sum(KrRecorder *r, Sum *sum)
{
    KrTraceIR *ir = &r->ir;
    const KrVirtualSlot *slot = kr_record_stack(r, 0);
    KrTraceRef ref = slot->ref;
    KrIns *ins = &ir->ins[ref];
    if (!ref || ins->op != KR_UOP_STR_CONCAT || slot->owner != KR_SLOT_OWNED || r->raised || r->rethrown || ir->holds_drops || !ins->snapshot)
        return false;
    *sum = (Sum){.first = ins->in[0], .second = ins->in[1], .snapshot = ins->snapshot};
    for (uint32_t i = ref + 1u; i < ir->count; i++) {
        const KrIns *later = &ir->ins[i];
        bool ends = later->op == KR_IR_DROP && (later->in[0] == sum->first || later->in[0] == sum->second) && !later->in[1];
        if (!ends && later->op != KR_IR_CONST && later->op != KR_IR_LOCAL)
            return false;
        if (ends && sum->ended_count == 2)
            return false;
        if (ends)
            sum->ended[sum->ended_count++] = later->in[0];
    }
    if (!kr_record_is_private(r, slot))
        return false;
    for (uint32_t i = ref; i < ir->count; i++)
        if (i == ref || ir->ins[i].op == KR_IR_DROP)
            ir->ins[i].flags |= KR_INS_SUNK;
    return true;
}

static bool append_sum(KrRecorder *r, KrVirtualSlot *local, const Sum *sum)
{
    KrTraceRef left = kr_record_stack(r, 1)->ref;
    r->cancelled = r->snapshot;
    uint16_t before = r->snapshot;
    r->snapshot = sum->snapshot;
    kr_record_uop(r, KR_UOP_GUARD_STR, left, 0, 0, 0);
    kr_record_pop(r);
    kr_record_pop(r);
    if (local)
        *local = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    r->ir.before_escape(r->ir.context);
    KrTraceRef text = kr_record_uop(r, KR_UOP_STR_APPEND_BOTH, left, sum->first, sum->second, 0);
    r->snapshot = before;
    kr_record_push(r, text, KR_SLOT_OWNED);
    for (uint32_t i = 0; i < sum->ended_count; i++)
        kr_opt_drop(&r->ir, sum->ended[i]);
    return true;
}

// Adds a text to one whose reference the trace gives up, so that it can grow in place. What else stands for the same text without
// having counted itself must do so before.
static bool append(KrRecorder *r, KrVirtualSlot *local)
{
    KrTraceRef left = kr_record_stack(r, 1)->ref;
    Sum sum;
    if (take_back_sum(r, &sum))
        return append_sum(r, local, &sum);
    kr_record_uop(r, KR_UOP_GUARD_STR, left, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_STR, kr_record_stack(r, 0)->ref, 0, 0, 0);
    (void)r->ir.snapshot_now(r->ir.context); // for the call: what it is made of is taken away now
    KrVirtualSlot right = kr_record_take(r);
    kr_record_pop(r);
    if (local)
        *local = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    r->ir.before_escape(r->ir.context);
    KrTraceRef text = kr_record_uop(r, KR_UOP_STR_APPEND, left, right.ref, 0, 0);
    kr_record_push(r, text, KR_SLOT_OWNED);
    kr_record_drop_slot(r, &right);
    return true;
}

// `s = s + t` and `s += t` of a local; `a + b + c`, where the first sum is nobody else's.
bool kr_expand_text_append(KrRecorder *r)
{
    bool adds = r->oparg == KR_BINARY_ADD || r->oparg == KR_BINARY_ADD + KR_BINARY_COUNT;
    if (!kr_expand_stays(r) || !adds || r->container_type != &kr_str_type || r->argument_types[0] != &kr_str_type)
        return false;
    int64_t index = stored_next(r);
    KrVirtualSlot *local = index < 0 ? NULL : kr_record_local(r, (uint32_t)index);
    const KrVirtualSlot *left = kr_record_stack(r, 1);
    if (kr_opt_is_plain(&r->ir, left->ref))
        return false;
    if (left->owner == KR_SLOT_OWNED)
        return append(r, NULL);
    if (!local || local->ref != left->ref || (local->owner != KR_SLOT_OWNED && local->owner != KR_SLOT_UNCHANGED) ||
        (left->owner != KR_SLOT_LENT && left->owner != KR_SLOT_NEEDS_DUP))
        return false;
    return append(r, local);
}

// text * int
bool kr_expand_text_repeat(KrRecorder *r)
{
    bool repeats = r->oparg == KR_BINARY_MUL || r->oparg == KR_BINARY_MUL + KR_BINARY_COUNT;
    if (!repeats || !kr_expand_stays(r) || r->container_type != &kr_str_type || !kr_bits_is_int(r->hint[RIGHT]))
        return false;
    KrTraceRef text = kr_record_stack(r, 1)->ref, times = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_STR, text, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_INT, times, 0, 0, 0);
    KrTraceRef whole = kr_record_uop(r, KR_UOP_STR_REPEAT, text, kr_record_uop(r, KR_UOP_UNBOX_INT, times, 0, 0, 0), 0, 0);
    kr_expand_drop_stack(r, 2);
    kr_record_push(r, whole, KR_SLOT_OWNED);
    return true;
}
