// SPDX-License-Identifier: MIT
// Type objects: the slots C code fills or inherits, method tables, lookup along the MRO.
//
// Builtin types are static, written once at start-up (kr_type_ready) and immortal; classes made
// by Python code are heap objects. A special method defined in Python fills its slot with a
// generic function that looks the method up and calls it (type_slots in type.c, from dsl/slots.txt).
//
// Conventions of slots: parameters are borrowed; a KrOwn result is new; null = exception set.
// Binary slots are called with (left, right) in source order, as in CPython, and return a new
// NotImplemented for operands they do not know.
//
// Invariant: `version` changes whenever the type's dict, bases or slots change, and is 0 only
// while the type is being changed; subclasses change with it; watchers are then told (vm.h).
#pragma once

#include "runtime/object.h"

struct KrBuffer;

typedef KrOwn (*KrUnaryFn)(KrThread *, KrRef);
typedef KrOwn (*KrBinaryFn)(KrThread *, KrRef, KrRef);
typedef KrOwn (*KrTernaryFn)(KrThread *, KrRef, KrRef, KrRef);
typedef bool (*KrTruthFn)(KrThread *, KrRef, bool *truth);       // false: raised
typedef bool (*KrLengthFn)(KrThread *, KrRef, int64_t *length);  // false: raised
typedef bool (*KrHashFn)(KrThread *, KrRef, int64_t *hash);      // false: raised
typedef KrOwn (*KrCompareFn)(KrThread *, KrRef, KrRef, int op);  // op: KR_LT...
typedef KrFound (*KrContainsFn)(KrThread *, KrRef self, KrRef item);
typedef KrFound (*KrNextFn)(KrThread *, KrRef self, KrOwn *item); // absent: exhausted
typedef KrOwn (*KrGetAttrFn)(KrThread *, KrRef self, KrRef name);
typedef bool (*KrSetAttrFn)(KrThread *, KrRef self, KrRef name, KrRef value_or_null);
typedef bool (*KrSetItemFn)(KrThread *, KrRef self, KrRef key, KrRef value_or_null);
typedef KrOwn (*KrDescrGetFn)(KrThread *, KrRef self, KrRef instance_or_null, KrRef owner);
typedef bool (*KrDescrSetFn)(KrThread *, KrRef self, KrRef instance, KrRef value_or_null);
// Calls: args[0..count) positional, then the values of the keyword names in the tuple kwnames
// (null = none). All borrowed.
typedef KrOwn (*KrCallFn)(KrThread *, KrRef callable, const KrRef *args, size_t count,
                          KrRef kwnames);
typedef void (*KrVisitFn)(KrRef child, void *context);
typedef void (*KrTraverseFn)(KrObject *self, KrVisitFn visit, void *context); // each owned field
typedef void (*KrDeallocFn)(KrThread *, KrObject *self);
typedef void (*KrClearFn)(KrThread *, KrObject *self); // drop fields that may form cycles

enum { KR_LT, KR_LE, KR_EQ, KR_NE, KR_GT, KR_GE };

// Binary operators in the order of CPython's NB_* opargs of BINARY_OP.
typedef enum KrBinaryOp {
    KR_BINARY_ADD, KR_BINARY_AND, KR_BINARY_FLOORDIV, KR_BINARY_LSHIFT, KR_BINARY_MATMUL,
    KR_BINARY_MUL, KR_BINARY_MOD, KR_BINARY_OR, KR_BINARY_POW, KR_BINARY_RSHIFT,
    KR_BINARY_SUB, KR_BINARY_TRUEDIV, KR_BINARY_XOR,
    KR_BINARY_COUNT, // in-place forms are op + KR_BINARY_COUNT; 26 = subscript
    KR_BINARY_DIVMOD = KR_BINARY_COUNT, // slot index only
    KR_BINARY_SLOTS,
} KrBinaryOp;

// How a native function takes its arguments. Arity and keyword errors are raised by the caller
// from `signature`, so the function itself sees a filled array.
typedef KrOwn (*KrNativeFn)(KrThread *thread, KrRef self, const KrRef *args, size_t count);

// One native function or method. `signature` is Python text without the name, e.g.
// "(iterable=(), /)", "($self, key, default=None, /)", "(*args, sep=' ', end='\\n')".
// It is parsed once, at first use, into parameter names, kinds and defaults:
//  - every parameter gets one entry in args (in order); an absent one without default is null,
//    a default is its value; count = number of parameters (or, for KR_NATIVE_RAW, what came)
//  - *args arrives as one tuple, **kwargs as one dict
// KR_NATIVE_RAW: positional only, args/count are what was passed, min..max checked (max -1: any).
typedef struct KrNativeDef {
    const char *name;
    KrNativeFn function;
    const char *signature;
    const char *doc;      // may be null
    int16_t min, max;     // with KR_NATIVE_RAW
    uint16_t flags;       // KR_NATIVE_*
} KrNativeDef;

enum {
    KR_NATIVE_RAW = 1 << 0,
    KR_NATIVE_CLASS = 1 << 1,  // classmethod
    KR_NATIVE_STATIC = 1 << 2, // staticmethod
    KR_NATIVE_PURE = 1 << 3,   // no side effect, runs no Python when given exact builtin types
    KR_NATIVE_NEXT = 1 << 7,   // next(): of a generator, the interpreter resumes it itself
    KR_NATIVE_NEW = 1 << 6,    // kr_descriptor_new_def alone
    KR_NATIVE_PAIR = 1 << 5,   // the next def of the table, KR_NATIVE_RAW, takes calls without keywords
    KR_NATIVE_FRAMES = 1 << 4, // looks at the caller's frame: no trace calls it
};

typedef struct KrGetSetDef {
    const char *name;
    KrUnaryFn get;
    bool (*set)(KrThread *, KrRef self, KrRef value_or_null); // may be null: read-only
    const char *doc; // KR_AS_MEMBER "...": Python sees a member_descriptor
} KrGetSetDef;
#define KR_AS_MEMBER "\1"

// Bits of KrType.flags.
enum {
    KR_TYPE_HEAP = 1 << 0,       // made at run time, counted
    KR_TYPE_GC = 1 << 1,         // instances take part in cycle collection
    KR_TYPE_BASE = 1 << 2,       // may be subclassed
    KR_TYPE_INSTANCE = 1 << 3,   // instances are KrInstance (shape + slots)
    KR_TYPE_IMMUTABLE = 1 << 4,
    KR_TYPE_READY = 1 << 5,
    KR_TYPE_HAS_DEL = 1 << 6,    // __del__ somewhere in the MRO
    KR_TYPE_INT_SUB = 1 << 8,    // subclass flags, as CPython's Py_TPFLAGS_*_SUBCLASS
    KR_TYPE_STR_SUB = 1 << 9,
    KR_TYPE_BYTES_SUB = 1 << 10,
    KR_TYPE_TUPLE_SUB = 1 << 11,
    KR_TYPE_LIST_SUB = 1 << 12,
    KR_TYPE_DICT_SUB = 1 << 13,
    KR_TYPE_TYPE_SUB = 1 << 14,
    KR_TYPE_EXCEPTION_SUB = 1 << 15,
    KR_TYPE_SET_SUB = 1 << 16,
    KR_TYPE_FLOAT_SUB = 1 << 17,
    KR_TYPE_METHOD_DESCRIPTOR = 1 << 18, // functions: LOAD_ATTR may push self instead of binding
    KR_TYPE_SEQUENCE = 1 << 19, // match sequence patterns
    KR_TYPE_MAPPING = 1 << 20,
    KR_TYPE_GENERIC_GETATTR = 1 << 21, // getattr slot is the generic one: shapes may cache
    KR_TYPE_GENERIC_SETATTR = 1 << 22,
    KR_TYPE_HAS_WEAKREF = 1 << 24, // instances may have weak references
    KR_TYPE_UNFILLED = 1 << 26, // a static type whose dict is still empty (kr_type_fill)
    KR_TYPE_ABSTRACT = 1 << 25, // some of its __abstractmethods__ are not implemented
    KR_TYPE_NO_DICT = 1 << 23, // instances take only the names in __slots__
};

typedef enum KrPairFound {
    KR_PAIR_FAULT = -1, // the exception is set
    KR_PAIR_ABSENT,
    KR_PAIR_PRESENT,
    KR_PAIR_OTHER, // the next item is no pair; nothing has been taken: ask `next`
} KrPairFound;

struct KrType {
    KrObject header;
    const char *name;      // UTF-8, as __name__ (static types: "int"; dotted: "a.b" for module a)
    uint32_t flags;        // KR_TYPE_*
    uint32_t version;      // unique while unchanged; 0 = not cacheable
    uint32_t basic_size;   // bytes of an instance without items
    uint32_t item_size;    // bytes of an item, 0 = fixed size
    KrType *base;          // a heap type counts it
    KrOwn bases, mro;      // tuples
    KrOwn dict;            // dict of attributes (kr_type_dict: a static type gets its own when they are asked for)
    KrOwn name_str, qualname, module; // str (module may be null)
    // what instances do; null = inherited at kr_type_ready
    KrDeallocFn dealloc;
    KrTraverseFn visit;
    KrClearFn clear;
    KrUnaryFn repr, str, iter;
    KrNextFn next;
    KrHashFn hash;
    KrCallFn call;
    KrGetAttrFn getattr;
    KrSetAttrFn setattr;
    KrCompareFn compare;
    KrDescrGetFn descr_get;
    KrDescrSetFn descr_set;
    KrCallFn new_object; // __new__: callable = the class to make; args as for calls
    bool (*init)(KrThread *, KrRef self, const KrRef *args, size_t count, KrRef kwnames);
    bool (*finalize)(KrThread *, KrRef self); // __del__
    KrTruthFn truth;
    KrUnaryFn negative, positive, invert, absolute, to_int, to_float, to_index;
    KrBinaryFn binary[KR_BINARY_SLOTS]; // KrBinaryOp; pow with a modulus: power
    KrBinaryFn inplace[KR_BINARY_COUNT];
    KrTernaryFn power;
    KrLengthFn length;
    KrBinaryFn getitem;
    KrSetItemFn setitem;
    KrContainsFn contains;
    KrBinaryFn concat;      // sequences: a + b when no number slot takes it
    KrOwn (*repeat)(KrThread *, KrRef self, int64_t times);
    // generators and awaitables in C. Present: yielded *result. Absent: returned it. Fault: raised
    KrFound (*send)(KrThread *, KrRef self, KrRef value, KrOwn *result);
    KrUnaryFn await_, aiter, anext;
    // buffer.h: looked for along `base`, so never inherited by copying
    bool (*buffer)(KrThread *, KrRef self, struct KrBuffer *out, int flags);
    void (*buffer_release)(KrThread *, KrRef self, struct KrBuffer *out); // may be null
    // what kr_type_ready reads for static types
    const KrNativeDef *methods; // ends with a null name
    const KrGetSetDef *getset;  // ends with a null name
    const char *doc;            // "(signature)\n--\n\ntext" gives the type a __text_signature__
    // instances of classes (shape.h)
    struct KrShape *root_shape;
    uint16_t inline_capacity; // attribute slots inside the object
    uint16_t slots_count;     // __slots__ members, inherited ones too
    uint16_t own_words;       // words behind a builtin layout: __slots__ members and the dict
    uint16_t own_dict;        // index + 1 of the dict among them, 0 = none
    uint16_t dict_offset;     // of the KrOwn field that is the __dict__ of a builtin layout; 0 = none
    KrType **subtypes;        // direct subclasses, borrowed (malloc)
    uint32_t subtype_count, subtype_capacity;
    KrOwn extra;              // per-type data of C modules and of type_new.c
    struct KrTypeCache *cache; // what kr_type_find has found (malloc, type.c)
    // iterators over tuples of two: what the next one would hold; never inherited
    KrPairFound (*next_pair)(KrThread *, KrRef self, KrOwn pair[2]);
    const char *shown; // slots the dict shows though they are the base's: "__new__ __init__"; "-__bool__": hides one. Or null
    bool (*fill)(KrThread *, KrType *self); // more attributes of a static type, when one is asked for; never inherited
    const char *const *field_names;         // of a struct sequence
};

extern KrType kr_type_type, kr_object_base_type; // `type`, `object`

// One special method and the slot it stands for (type_slots.c).
typedef enum KrSlotKind {
    KR_SLOT_UNARY, KR_SLOT_BINARY, KR_SLOT_REFLECTED, KR_SLOT_INPLACE, KR_SLOT_TRUTH,
    KR_SLOT_LENGTH, KR_SLOT_HASH, KR_SLOT_COMPARE, KR_SLOT_CONTAINS, KR_SLOT_GETITEM,
    KR_SLOT_SETITEM, KR_SLOT_DELITEM, KR_SLOT_GETATTR, KR_SLOT_SETATTR, KR_SLOT_DELATTR,
    KR_SLOT_NEXT, KR_SLOT_CALL, KR_SLOT_INIT, KR_SLOT_NEW, KR_SLOT_DEL, KR_SLOT_DESCR_GET,
    KR_SLOT_DESCR_SET, KR_SLOT_DESCR_DELETE, KR_SLOT_POWER, KR_SLOT_RPOWER, KR_SLOT_CONCAT,
    KR_SLOT_REPEAT, KR_SLOT_BUFFER, KR_SLOT_RELEASE_BUFFER,
} KrSlotKind;
typedef struct KrSlotDef {
    int name;         // KR_NAME_*
    uint8_t kind;     // KrSlotKind
    int8_t op;        // of comparisons
    uint16_t offset;  // bytes into KrType
    void (*generic)(void); // slot function for methods defined in Python
    const char *doc;
} KrSlotDef;
extern const KrSlotDef kr_type_slots[]; // ends with a null generic
extern const KrSlotDef kr_type_sequence_slots[]; // concat and repeat, for wrappers only
extern const KrSlotDef kr_type_buffer_slots[2]; // __buffer__ and __release_buffer__, for wrappers only
KrOwn kr_type_slot_call(KrThread *thread, const KrSlotDef *slot, KrType *type, KrRef self,
                        const KrRef *args, size_t count, KrRef kwnames) KR_NEW;
void kr_type_update_slots(KrThread *thread, KrType *type); // after its dict changed; and subclasses
KR_INLINE void **kr_type_slot(KrType *type, const KrSlotDef *slot)
{
    return (void **)(void *)((char *)type + slot->offset);
}

bool kr_type_ready(KrThread *thread, KrType *type) KR_RAISES; // once per static type
// What static types own goes: the last thing a VM does.
void kr_type_fini_static(KrThread *thread);
// Keeps memory back for kr_type_fill, whose callers cannot be told that there is none; false if there is none now.
bool kr_type_reserve(KrVM *vm);
// The attributes of the type itself. Of static types most are never asked for in a program: they are made here.
void kr_type_fill(KrType *type) KR_LEAF;
KR_INLINE KrRef kr_type_dict(KrType *type)
{
    if (KR_UNLIKELY(type->flags & KR_TYPE_UNFILLED)) kr_type_fill(type);
    return kr_ref(type->dict);
}
// The attribute found along the MRO, borrowed from the class dict that holds it (valid until a
// class changes), null if absent. Cached by (version, name).
KR_NOINLINE KrRef kr_type_find(KrType *type, KrRef name) KR_LEAF;
// What `class.name` finds in the class itself; null: nothing, or its metaclass may have a say. Holds while both keep their versions.
KrRef kr_type_find_in_class(KrType *type, KrRef name) KR_LEAF;
bool kr_type_is_subtype(const KrType *type, const KrType *base) KR_LEAF;
// type, or a metaclass that does not say otherwise what a call of its classes does.
KR_INLINE bool kr_type_makes_instances(const KrType *meta)
{
    return meta == &kr_type_type || (meta->flags & KR_TYPE_TYPE_SUB && meta->call == kr_type_type.call);
}
void kr_type_modified(KrType *type); // new version for it and its subclasses; fires watchers
bool kr_type_add_subtype(KrThread *thread, KrType *base, KrType *type) KR_RAISES;
void kr_type_remove_subtype(KrType *base, const KrType *type);
bool kr_type_set_bases(KrThread *thread, KrRef type, KrRef value_or_null) KR_RAISES; // type_new.c
bool kr_type_compute_mro(KrThread *thread, KrType *type) KR_RAISES; // from bases
bool kr_type_ask_mro(KrThread *thread, KrType *type) KR_RAISES;     // mro() of the metaclass, if it defines one
bool kr_type_fits_layout(KrType *type, KrType *base) KR_LEAF;       // may instances be used by base's methods? type_new.c
KrOwn kr_type_new(KrThread *thread, KrType *metatype, KrRef name, KrRef bases, KrRef dict,
                  KrRef kwnames, const KrRef *kwvalues) KR_NEW; // type_new.c
KrType *kr_type_best_metaclass(KrThread *thread, KrType *start, KrRef bases) KR_NODISCARD; // null: TypeError
KrOwn kr_type_call(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames) KR_NEW;
// __init__ of types whose __new__ does everything: takes what __new__ took.
bool kr_type_init_nothing(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames);
KR_INLINE KrRef kr_type_ref(const KrType *type)
{
    return kr_from_obj(type);
}
KR_INLINE KrType *kr_type_of(KrRef value)
{
    return kr_is_ptr(value) ? kr_obj(value)->type : kr_object_type(value);
}
KR_INLINE bool kr_type_has(KrRef value, uint32_t flag) // e.g. KR_TYPE_DICT_SUB; immediates: false
{
    return kr_is_ptr(value) && (kr_obj(value)->type->flags & flag) != 0;
}
