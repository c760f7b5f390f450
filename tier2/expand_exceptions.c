// SPDX-License-Identifier: MIT
// Exceptions as values in traces, and instructions in C that raise where a handler of the trace catches.
//
// An exception's attributes lie in a dict of its own, its arguments in a tuple; its text is, for most, its only argument. Reading these
// runs no Python code. A lookup of a key that is not there, a division by zero, an index out of range and a number's text that is none
// are recognized before anything is raised: a guard says that it fails again, and the exception is made where somebody looks at it.
// Called by expand_attributes.c, expand_builtins.c and record.c. Tests: tests/lang/jit/caught_exceptions.py.
#include "tier2/expand.h"

#include "interp/operators.h"
#include "interp/quiet.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

// --- what exceptions hold -----------------------------------------------------------------------

static bool guard_exception(KrRecorder *r, KrTraceRef ref, KrType *type)
{
    if (!(type->flags & KR_TYPE_EXCEPTION_SUB) || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return false;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)type);
    (void)kr_record_const(r, kr_type_ref(type)); // kept alive, so that its address means it
    return true;
}

KrTraceRef kr_expand_exception_field(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name)
{
    KrType *type = kr_type_of(owner);
    if (!(type->flags & KR_TYPE_EXCEPTION_SUB) || type->getattr != kr_exception_base_exception.getattr)
        return 0;
    KrRef found = kr_type_find(type, name);
    bool is_args = !kr_ref_is_null(found) && kr_str_equal_ascii(name, "args") &&
                   kr_is(found, kr_type_find(&kr_exception_base_exception, name));
    if (!is_args && (!kr_ref_is_null(found) || kr_ref_is_null(kr_quiet_exception_field(owner, name))))
        return 0;
    if (!guard_exception(r, ref, type))
        return 0;
    if (is_args)
        return kr_record_uop(r, KR_UOP_EXCEPTION_ARGS, ref, 0, 0, 0);
    KrTraceRef value = kr_record_uop(r, KR_UOP_EXCEPTION_FIELD, ref, kr_record_const(r, name), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, value, 0, 0, 0);
    kr_record_guard_plain(r, value, kr_bits(kr_quiet_exception_field(owner, name)));
    return value;
}

KrTraceRef kr_expand_exception_text(KrRecorder *r, KrTraceRef ref, KrType *type)
{
    uint64_t word = r->exception_argument;
    if (!word || type->str != kr_exception_base_exception.str || !guard_exception(r, ref, type))
        return 0;
    KrTraceRef args = kr_record_uop(r, KR_UOP_EXCEPTION_ARGS, ref, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TUPLE_LENGTH, args, 0, 0, 1);
    KrTraceRef only = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, args, 0, 0, 0);
    if (kr_bits_is_ptr(word)) {
        kr_record_uop(r, KR_UOP_GUARD_STR, only, 0, 0, 0);
        kr_opt_dup(&r->ir, only);
        return only;
    }
    kr_record_guard_plain(r, only, word);
    KrTraceRef text = kr_record_uop(r, KR_UOP_QUIET_MAKE, kr_record_const(r, kr_type_ref(&kr_str_type)), only, 0, 0);
    r->ir.facts[text].type = &kr_str_type;
    return text;
}

// --- how they are made --------------------------------------------------------------------------

bool kr_expand_is_plain_exception(const KrType *type)
{
    return type->flags & KR_TYPE_EXCEPTION_SUB && type->new_object == kr_exception_base_exception.new_object;
}

KrTraceRef kr_expand_new_exception(KrRecorder *r, KrRef class)
{
    KrTraceRef type = kr_record_const(r, class);
    kr_expand_put_arguments(r, 0, r->oparg);
    KrTraceRef made = kr_record_uop(r, KR_UOP_EXCEPTION_MAKE, type, 0, 0, r->oparg);
    r->ir.facts[made].type = (const KrType *)kr_obj(class);
    return made;
}

bool kr_expand_exception_init(KrRecorder *r, const KrSlotWrapper *wrapper, const KrType *self)
{
    if (wrapper->type->init != kr_exception_base_exception.init || !kr_expand_is_plain_exception(self) ||
        r->oparg > KR_TRACE_ARGUMENTS || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, self, 0))
        return false;
    KrTraceRef exception = kr_record_stack(r, r->oparg)->ref;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, exception, 0, 0, (uint64_t)(uintptr_t)self);
    (void)kr_record_const(r, kr_type_ref(self)); // kept alive, so that its address means it
    kr_expand_put_arguments(r, 0, r->oparg);
    kr_expand_guard_done(r, kr_record_uop(r, KR_UOP_EXCEPTION_INIT, exception, 0, 0, r->oparg));
    return true;
}

bool kr_expand_exception_store(KrRecorder *r, KrRef name)
{
    KrType *type = r->argument_types[0]; // looked at before: null if it is none
    if (!type || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return false;
    KrTraceRef exception = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, exception, 0, 0, (uint64_t)(uintptr_t)type);
    (void)kr_record_const(r, kr_type_ref(type)); // kept alive, so that its address means it
    kr_expand_guard_done(r, kr_record_uop(r, KR_UOP_EXCEPTION_SET_FIELD, exception, kr_record_const(r, name), kr_record_stack(r, 1)->ref, 0));
    kr_expand_drop_stack(r, 2);
    return true;
}

// --- instructions that raise --------------------------------------------------------------------

static void guard_fails(KrRecorder *r, KrTraceRef condition, bool held)
{
    kr_record_uop(r, held ? KR_UOP_GUARD_TRUE : KR_UOP_GUARD_FALSE, condition, 0, 0, 0);
}

static bool lookup_fails(KrRecorder *r)
{
    KrTraceRef container = kr_record_stack(r, 1)->ref, key = kr_record_stack(r, 0)->ref;
    r->fault = (KrFault){.make = KR_UOP_FAULT_ITEM, .in = {container, key}};
    if (r->container_type == &kr_dict_type && kr_expand_simple_key(r)) {
        KrTraceRef index = kr_expand_dict_index(r, container, key);
        guard_fails(r, kr_record_uop(r, KR_UOP_EQ_INT, index, kr_opt_const_int(&r->ir, -1), 0, 0), true);
        return kr_expand_fault(r, &kr_exception_key_error);
    }
    if (r->container_type != &kr_list_type || !kr_bits_is_int(r->hint[RIGHT]) || kr_bits_int(r->hint[RIGHT]) < 0)
        return false;
    kr_record_uop(r, KR_UOP_GUARD_LIST, container, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_INT, key, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, KR_UOP_UNBOX_INT, key, 0, 0, 0), length = kr_record_uop(r, KR_UOP_LIST_LENGTH, container, 0, 0, 0);
    guard_fails(r, kr_record_uop(r, KR_UOP_GE_INT, index, length, 0, 0), true);
    return kr_expand_fault(r, &kr_exception_index_error);
}

static bool division_fails(KrRecorder *r)
{
    uint32_t op = r->oparg % KR_BINARY_COUNT;
    bool divides = op == KR_BINARY_FLOORDIV || op == KR_BINARY_MOD || op == KR_BINARY_TRUEDIV;
    if (!divides || r->oparg >= 2 * KR_BINARY_COUNT || !kr_bits_is_int(r->hint[LEFT]) || r->hint[RIGHT] != kr_int_bits(0))
        return false;
    KrTraceRef left = kr_record_stack(r, 1)->ref, right = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_INT, left, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_INT, right, 0, 0, 0);
    KrTraceRef divisor = kr_record_uop(r, KR_UOP_UNBOX_INT, right, 0, 0, 0);
    guard_fails(r, kr_record_uop(r, KR_UOP_EQ_INT, divisor, kr_opt_const_int(&r->ir, 0), 0, 0), true);
    r->fault = (KrFault){KR_UOP_FAULT_BINARY, {left, right}, op};
    return kr_expand_fault(r, &kr_exception_zero_division_error);
}

// int(text) of what is no number.
static bool conversion_fails(KrRecorder *r)
{
    KrRef callable = kr_from_bits(r->hint[CALLABLE]);
    if (r->oparg != 1 || r->hint[SELF_TYPE] || !kr_is(callable, kr_type_ref(&kr_int_type)) || r->argument_types[0] != &kr_str_type)
        return false;
    KrTraceRef text = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_VALUE, kr_record_stack(r, 2)->ref, 0, 0, kr_bits(callable));
    kr_record_uop(r, KR_UOP_GUARD_STR, text, 0, 0, 0);
    KrTraceRef malformed = kr_record_uop(r, KR_UOP_MALFORMED_INT, text, 0, 0, 0);
    guard_fails(r, kr_record_uop(r, KR_UOP_EQ_INT, malformed, kr_opt_const_int(&r->ir, 1), 0, 0), true);
    r->fault = (KrFault){.make = KR_UOP_FAULT_INT, .in = {text}};
    return kr_expand_fault(r, &kr_exception_value_error);
}

bool kr_expand_failing(KrRecorder *r)
{
    enum { SUBSCRIPT = 2 * KR_BINARY_COUNT };
    uint8_t base = kr_opcode_base[r->opcode];
    bool failed = kr_opcode_base[*r->next & 0xFF] == KR_OP_PUSH_EXC_INFO; // which only a handler begins with
    if (!failed || (base != KR_OP_BINARY_OP && base != KR_OP_CALL))
        return false;
    bool known = !r->raised && !r->thread->monitored;
    if (known && base == KR_OP_CALL)
        known = conversion_fails(r);
    else if (known)
        known = r->oparg == SUBSCRIPT ? lookup_fails(r) : division_fails(r);
    return known || kr_expand_give_up(r, "exception"); // (what it was told by its operands is gone)
}
