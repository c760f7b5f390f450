// SPDX-License-Identifier: MIT
// What the files share that expand instructions by hand (tier2/expand*.c), besides tier2/record.h.
//
// Each kr_expand_... for an instruction returns true if the instruction was expanded, or given up, here.
#pragma once

#include "runtime/tuple.h"
#include "tier2/record.h"

// Hints: what kr_expand_look notes for the instruction that comes.
enum { CALLABLE, SELF_TYPE, NAMES }; // hints of CALL and CALL_KW; SELF_TYPE: 0 if there is no self
enum { UNPACKED = 1, KEYWORDS, KEYWORD_NAMES, UNPACKED_LIST }; // of CALL_FUNCTION_EX: length of the tuple or list, or a great number; names as a tuple, or 0; and one of
enum { NO_DICT, NO_KEYWORDS, SOME_KEYWORDS };
enum { LEFT, RIGHT };             // of BINARY_OP
enum { SUPER = 1, CLASS };          // of LOAD_SUPER_ATTR, whose OWNER is self
enum { STORE_SHAPE, STORE_INDEX };  // of STORE_ATTR: what a slot of the owner's shape holds is replaced
enum { SETS_PLAINLY = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_SETATTR };
enum { OWNER };                   // of LOAD_ATTR, STORE_ATTR, UNPACK_SEQUENCE
enum { ITERATOR, ITERATED };      // of FOR_ITER; ITERATED: what a list or tuple iterator goes over, null at its end; of a range: its step

typedef struct KrExpandArguments { // of a call, with self
    KrVirtualSlot slots[256];
    uint32_t count;        // all of them
    KrTuple *names;        // of the last ones, or null
    bool any_closure;      // the function's code is guarded, not which function of that code it is
} KrExpandArguments;

// The instruction went on behind itself, in the same frame.
KR_INLINE bool kr_expand_stays(const KrRecorder *r)
{
    return r->next_frame == r->pending_frame && r->next == r->pending + r->units;
}

// A slot that goes into another place of the trace: what was the frame's becomes the trace's.
KrVirtualSlot kr_expand_taken(KrVirtualSlot slot);
void kr_expand_push_slot(KrRecorder *r, KrVirtualSlot slot);
void kr_expand_push_const(KrRecorder *r, KrRef value);
void kr_expand_drop_stack(KrRecorder *r, uint32_t count);
bool kr_expand_bytes_step(KrRecorder *r);

// expand_look.c
void kr_expand_look_at_operand(KrRecorder *r, KrSlot slot);

// expand_calls.c
KrVirtualSlot kr_expand_passed(KrVirtualSlot slot);
bool kr_expand_inline_function(KrRecorder *r, KrRef function_ref, KrVirtualSlot callable, const KrExpandArguments *arguments, KrReturnKind return_kind);
void kr_expand_put_arguments(KrRecorder *r, uint32_t above, uint32_t count);
bool kr_expand_call_unpacked(KrRecorder *r);
bool kr_expand_dict_merge(KrRecorder *r);
bool kr_expand_delete_attr(KrRecorder *r);
bool kr_expand_call(KrRecorder *r);
bool kr_expand_return(KrRecorder *r);
bool kr_expand_copy_free_vars(KrRecorder *r);
bool kr_expand_operator(KrRecorder *r);

// expand_attributes.c
bool kr_expand_watch(KrRecorder *r, KrRef dict, KrRef name);
bool kr_expand_load_global(KrRecorder *r);
bool kr_expand_load_name(KrRecorder *r);
bool kr_expand_store_name(KrRecorder *r);
bool kr_expand_load_attr(KrRecorder *r);
bool kr_expand_load_special(KrRecorder *r);
bool kr_expand_load_super(KrRecorder *r);
bool kr_expand_store_attr(KrRecorder *r);

// expand_iteration.c
bool kr_expand_get_iter(KrRecorder *r);
bool kr_expand_for_iter(KrRecorder *r);
bool kr_expand_unpack(KrRecorder *r);
bool kr_expand_list_append(KrRecorder *r);
bool kr_expand_set_add(KrRecorder *r);
bool kr_expand_map_add(KrRecorder *r);
