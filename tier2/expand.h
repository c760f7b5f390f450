// SPDX-License-Identifier: MIT
// What the files share that expand instructions by hand (tier2/expand*.c), besides tier2/record.h.
//
// Each kr_expand_... for an instruction returns true if the instruction was expanded, or given up, here.
#pragma once

#include "runtime/descriptor.h"
#include "runtime/tuple.h"
#include "tier2/record.h"

// Hints: what kr_expand_look notes for the instruction that comes.
enum { CALLABLE, SELF_TYPE, NAMES, KEY_IS_THERE = 4 }; // hints of CALL and CALL_KW; SELF_TYPE: 0 if there is no self
enum { WATCHED }; // of RETURN_VALUE: does somebody hold the frame, or look at its caller?
enum { UNPACKED = 1, KEYWORDS, KEYWORD_NAMES, UNPACKED_LIST }; // of CALL_FUNCTION_EX: length of the tuple or list, or a great number; names as a tuple, or 0; and one of
enum { NO_DICT, NO_KEYWORDS, SOME_KEYWORDS };
enum { LEFT, RIGHT, SETS_ARE_QUIET }; // of BINARY_OP; SETS_ARE_QUIET: an operator of sets that runs no Python code
enum { SUPER = 1, CLASS };          // of LOAD_SUPER_ATTR, whose OWNER is self
enum { STORE_SHAPE, STORE_INDEX, STORE_NEXT };  // of STORE_ATTR: a slot of the owner's shape, or a new one and the shape that has it
                                                // of DELETE_ATTR: the slot that goes, and the shape without it
enum { STORE_OFFSET = 1, STORE_TYPE };          // where STORE_SHAPE is 0: where an object of that type has the dict that has the attribute, or 0
enum { SETS_PLAINLY = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_SETATTR };
enum { OLD_VALUE, KEY_IS_NEW };     // of STORE_SUBSCR with a simple key: what lies there in the dict, or 0; it is not there
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

// --- slots (expand.c) ---------------------------------------------------------------------
// A virtual slot names a value of the trace and who holds its reference (KrSlotOwner, record.h). A slot that is handed
// over must have been taken from its old place first (kr_record_take); none of these makes a reference of its own.

// The same slot for another place: what the frame held before the trace (UNCHANGED) counts as held by the trace (OWNED).
KrVirtualSlot kr_expand_taken(KrVirtualSlot slot);
// Hands a slot over to the stack of the innermost frame, as it is.
void kr_expand_push_slot(KrRecorder *r, KrVirtualSlot slot);
// A constant, which the trace keeps alive: an exit gives the frame a reference of its own (NEEDS_DUP).
void kr_expand_push_const(KrRecorder *r, KrRef value);
// Gives the references of the topmost `count` operands back, and pops them.
void kr_expand_drop_stack(KrRecorder *r, uint32_t count);
// Guards that a value is a str, immediate int or float, as kr_expand_look_at_operand has seen it.
void kr_expand_guard_scalar(KrRecorder *r, KrTraceRef value);

// --- builtins (expand_builtins.c) ------------------------------------------------------------
// Guards that a value is exactly of the type that it has now; of int: an immediate.
void kr_expand_guard_type(KrRecorder *r, KrTraceRef ref, const KrType *type);

// Does a function in C run no Python code for the `count` arguments of argument_types?
bool kr_expand_is_quiet_builtin(KrRecorder *r, KrRef callable, uint32_t count);

// --- before the instruction (expand_look.c) -------------------------------------------------
// Notes type and, unless it is an object, value of an operand: argument_types[0], argument_words[0]. Borrows.
void kr_expand_look_at_operand(KrRecorder *r, KrSlot slot);

// --- calls (expand_calls.c) -------------------------------------------------------------------
// The slot as a local of an inlined frame, which must hold a reference: what was only lent gets one at an exit (NEEDS_DUP).
KrVirtualSlot kr_expand_passed(KrVirtualSlot slot);
// Goes on in the frame of the function, which the interpreter has entered. The operands of the call have been taken from the
// stack: callable and arguments are handed over to the new frame.
bool kr_expand_inline_function(KrRecorder *r, KrRef function, KrVirtualSlot callable, const KrExpandArguments *arguments, KrReturnKind return_kind);
// Copies of the `count` operands below the `above` topmost ones go to KrActivation.arguments, in order. They stay on the stack.
void kr_expand_put_arguments(KrRecorder *r, uint32_t above, uint32_t count);
// Instructions.
bool kr_expand_call_unpacked(KrRecorder *r);
bool kr_expand_dict_merge(KrRecorder *r);
bool kr_expand_delete_attr(KrRecorder *r);
bool kr_expand_call(KrRecorder *r);
bool kr_expand_return(KrRecorder *r);
bool kr_expand_copy_free_vars(KrRecorder *r);
// --- functions that C calls again and again (expand_repeat.c) -----------------------------------
bool kr_expand_repeat(KrRecorder *r);
bool kr_expand_operator(KrRecorder *r);
bool kr_expand_enters_method(const KrRecorder *r); // has the instruction pushed the frame of a method, whose result it converts?
bool kr_expand_method(KrRecorder *r);
bool kr_expand_method_return(KrRecorder *r);

// --- dicts of known keys (expand_keys.c) ---------------------------------------------------------
// A dict of these, exact str; the values' references are handed over.
KrTraceRef kr_expand_make_dict(KrRecorder *r, const KrRef *names, KrVirtualSlot *values, uint32_t count);
bool kr_expand_build_map(KrRecorder *r);

// --- exceptions (expand_exceptions.c) -----------------------------------------------------------
// What an exception's own attribute holds, behind guards; lent. 0: it is none that is known.
KrTraceRef kr_expand_exception_field(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name);
// Is it a class whose __new__ is BaseException's? An instance of it, of the arguments on the stack, which stay there; owned.
bool kr_expand_is_plain_exception(const KrType *type);
KrTraceRef kr_expand_new_exception(KrRecorder *r, KrRef class);
// A call of BaseException.__init__, whose operands stay on the stack; a store of an attribute that it has not had.
bool kr_expand_exception_init(KrRecorder *r, const KrSlotWrapper *wrapper, const KrType *self);
bool kr_expand_exception_store(KrRecorder *r, KrRef name);
// str() of an exception whose only argument is a str or a number; owned. 0: it is none.
KrTraceRef kr_expand_exception_text(KrRecorder *r, KrTraceRef ref, KrType *type);

// --- dicts and sets with simple keys (expand_keys.c) -------------------------------------------
bool kr_expand_simple_item(const KrRecorder *r); // is the first of argument_types a str, an immediate int or a tuple of scalars?
bool kr_expand_simple_key(const KrRecorder *r); // has kr_expand_look seen a key whose lookup runs no Python code?
void kr_expand_guard_done(KrRecorder *r, KrTraceRef n); // leaves unless n is 1; what gave n has done nothing then
// Where a simple key's entry lies in the dict, as a number (-1: absent), behind guards that both are what they were.
KrTraceRef kr_expand_dict_index(KrRecorder *r, KrTraceRef dict, KrTraceRef key);
// Where the dict of an object's own attributes lies in it, at a place that all objects of its type have in common; 0: nowhere.
uint32_t kr_expand_own_dict_offset(KrRef owner);
bool kr_expand_is_simple_store(const KrRecorder *r); // of such a key in a dict of which nobody is told, not of a subclass
KrTraceRef kr_expand_dict_take(KrRecorder *r, KrTraceRef dict, KrTraceRef key); // of a key that is there, which goes; owned
void kr_expand_dict_insert(KrRecorder *r, KrTraceRef dict, KrTraceRef key, KrTraceRef value); // of a new key
KrTraceRef kr_expand_dict_value(KrRecorder *r, KrTraceRef dict, KrTraceRef key); // of a key that is there; lent
KrTraceRef kr_expand_own_dict_get(KrRecorder *r, KrTraceRef dict, KrTraceRef key, KrTraceRef fallback); // of a constant text, in a dict that the trace has made; 0: it is none
// Instructions.
bool kr_expand_dict_item(KrRecorder *r);
bool kr_expand_dict_has(KrRecorder *r);
bool kr_expand_dict_delete(KrRecorder *r);
bool kr_expand_dict_store(KrRecorder *r);
bool kr_expand_set_has(KrRecorder *r);
bool kr_expand_set_of_one(KrRecorder *r);
bool kr_expand_set_operator(KrRecorder *r);
bool kr_expand_set_add(KrRecorder *r);
bool kr_expand_compare_texts(KrRecorder *r);
bool kr_expand_truth(KrRecorder *r);

// --- the ends of lists (expand_lists.c) ---------------------------------------------------------
void kr_expand_guard_list_length(KrRecorder *r, KrTraceRef list, uint32_t length);
void kr_expand_append(KrRecorder *r, KrTraceRef list, KrVirtualSlot *item); // the list gets the slot's reference
KrTraceRef kr_expand_take_last(KrRecorder *r, KrTraceRef list); // of one that has items; owned
bool kr_expand_list_append(KrRecorder *r); // an instruction

// --- texts (expand_text.c) ----------------------------------------------------------------------
// The code point of a text that is one character below 256, behind guards; the text of a code point, behind a guard that it is below 256.
KrTraceRef kr_expand_ord(KrRecorder *r, KrTraceRef text);
KrTraceRef kr_expand_chr(KrRecorder *r, KrTraceRef code);
// What isdigit() or its like of a character of the trace gives; 0: it is none, or no such method.
KrTraceRef kr_expand_char_test(KrRecorder *r, KrTraceRef text, const char *name);
// What startswith() or endswith() of a text gives that is asked for a short constant; 0: it is none, or no such method.
KrTraceRef kr_expand_affix(KrRecorder *r, KrTraceRef text, KrTraceRef affix, const char *name);
// Instructions.
bool kr_expand_text_item(KrRecorder *r);
bool kr_expand_text_has(KrRecorder *r);
bool kr_expand_tuple_has(KrRecorder *r);
bool kr_expand_slice(KrRecorder *r); // of list, tuple and bytes, too
bool kr_expand_text_append(KrRecorder *r);
// --- expand_tuples.c ---

// The first items that differ, their number if none do; KR_RECORD_NO_TUPLES: they are not compared here. texts: which are strs.
int8_t kr_expand_look_at_tuples(KrRef left, KrRef right, uint8_t *texts);
bool kr_expand_compare_tuples(KrRecorder *r);
bool kr_expand_text_repeat(KrRecorder *r);

// --- operators of numbers (expand_numbers.c) ---------------------------------------------------
bool kr_expand_number_operator(KrRecorder *r);
// What a function of the module operator gives for two numbers, as the instruction would; 0: it is none, or these are not of one type.
KrTraceRef kr_expand_operator_function(KrRecorder *r, const char *name, KrTraceRef a, KrTraceRef b);

// --- attributes and names (expand_attributes.c) -----------------------------------------------
// The trace dies when the dict (borrowed) gets another value for the name. False: it depends on too much already.
bool kr_expand_watch(KrRecorder *r, KrRef dict, KrRef name);
// The owner of the attribute on the stack goes, its value comes; for a call a null goes behind it.
void kr_expand_replace_owner(KrRecorder *r, KrTraceRef value, KrSlotOwner owner);
// What classes give (expand_classes.c). `class.name`; what descriptors of C give for an object of the class: its class, a field of a named tuple.
bool kr_expand_class_attribute(KrRecorder *r, KrRef owner, KrRef name);
// The attribute of an instance or a function, behind guards, lent; 0: not known. Has an instance none of that name? Then that is guarded.
KrTraceRef kr_expand_attribute_value(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name);
bool kr_expand_lacks_attribute(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name);
bool kr_expand_attribute_by_class(KrRecorder *r, KrRef owner, KrRef name);
// Instructions.
bool kr_expand_load_global(KrRecorder *r);
bool kr_expand_load_name(KrRecorder *r);
bool kr_expand_store_name(KrRecorder *r);
bool kr_expand_load_attr(KrRecorder *r);
bool kr_expand_load_special(KrRecorder *r);
bool kr_expand_load_super(KrRecorder *r);
bool kr_expand_store_attr(KrRecorder *r);

// --- iteration (expand_iteration.c): instructions ----------------------------------------------
bool kr_expand_get_iter(KrRecorder *r);
bool kr_expand_just_made(const KrRecorder *r, KrTraceRef ref); // nothing has been done since
bool kr_expand_for_iter(KrRecorder *r);
bool kr_expand_unpack(KrRecorder *r);
bool kr_expand_map_add(KrRecorder *r);
