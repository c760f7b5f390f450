// SPDX-License-Identifier: MIT
// One Python value in one 64-bit word, and the two types that say who owns it.
//
// Layout (NaN-boxing, DESIGN.md 2):
//
//   0000 000p pppp pppp   pointer to a heap object, raw, 16-byte aligned; 0 = absent
//   0002 .... to FFFD ... double: its bits + 2^49 (so every float is immediate)
//   FFFE/FFFF iiii ....   int of 49 bits, two's complement, under the top 15 bits
//
// Everything below 2^49 is a pointer (or absent), everything from KR_TAG_INT up is an int.
//
//   KrOwn   one counted reference; must be consumed exactly once
//   KrRef   borrowed; valid while some owner lives
//   KrSlot  one entry of a frame's evaluation stack or locals: like KrOwn, but a *pointer*
//           there may carry KR_SLOT_BORROWED in bit 0: somebody else keeps it alive, closing
//           the slot does nothing. Locals and anything that leaves the frame are never borrowed.
//
// Invariant: a NaN is KR_NAN_BITS with either sign. kr_from_float makes it so of what comes from outside; the arithmetic
// of both processors keeps it so: a NaN operand goes on as it is, and a NaN that is made anew has no payload.
// Invariant: an int that fits 49 bits is never a heap object.
// Used by every file above base/. Tests: tests/unit/.
#pragma once

#include "base/attrs.h"
#include "base/check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct KrObject KrObject;
typedef struct KrType KrType;
typedef struct KrThread KrThread;
typedef struct KrVM KrVM;

#if defined(KR_OWNERSHIP) // clang --analyze: bodies hidden, pointers tracked
typedef struct KrCell_ *KrOwn;
typedef const struct KrCell_ *KrRef;
#else
typedef struct KrOwn {
    uint64_t w; // the word
} KrOwn;
typedef struct KrRef {
    uint64_t w; // the word
} KrRef;
#endif
typedef struct KrSlot {
    uint64_t w; // the word, a pointer may have KR_SLOT_BORROWED set
} KrSlot;

#define KR_TAG_INT       UINT64_C(0xFFFE000000000000) // ints are >= this
#define KR_FLOAT_OFFSET  UINT64_C(0x0002000000000000) // 2^49: pointers are < this
#define KR_NAN_BITS      UINT64_C(0x7FF8000000000000)
#define KR_INT_BITS      49
#define KR_INT_MAX       ((INT64_C(1) << 48) - 1)
#define KR_INT_MIN       (-(INT64_C(1) << 48))
#define KR_SLOT_BORROWED UINT64_C(1)
#define KR_IMMORTAL      UINT32_C(0xC0000000) // refcount with the sign bit set

typedef enum KrFound { // a three-way answer
    KR_FAULT = -1,     // the exception is set
    KR_ABSENT = 0,
    KR_PRESENT = 1,
} KrFound;

// Head of every heap object, as in CPython 3.14.
struct KrObject {
    uint32_t count; // references; sign bit = immortal
    uint16_t gc;    // collector state (gc.h)
    uint16_t flags; // KR_OBJECT_* (object.h)
    KrType *type;   // borrowed for static types, counted for heap types
};

KR_USED void kr_object_dealloc(KrThread *thread, KrObject *object); // count fell to 0

#if defined(KR_OWNERSHIP)
KrOwn kr_dup(KrRef value) KR_NEW;
void kr_drop(KrThread *thread, KrOwn value) KR_STEALS(2);
void kr_xdrop(KrThread *thread, KrOwn value) KR_STEALS(2);
KR_INLINE KrRef kr_ref(KrOwn value) // visible: or it would count as somebody else who may keep it
{
    return value;
}
KrOwn kr_move(KrOwn *value);
uint64_t kr_bits(KrRef value);
KrRef kr_from_bits(uint64_t bits);
KrOwn kr_own_from_bits(uint64_t bits);
uint64_t kr_own_bits(KrOwn value);
#define KR_NULL     ((KrOwn)0)
#define KR_REF_NULL ((KrRef)0)
#else
#define KR_NULL     ((KrOwn){0})
#define KR_REF_NULL ((KrRef){0})

KR_INLINE uint64_t kr_bits(KrRef value)
{
    return value.w;
}
KR_INLINE KrRef kr_from_bits(uint64_t bits)
{
    return (KrRef){bits};
}
KR_INLINE uint64_t kr_own_bits(KrOwn value)
{
    return value.w;
}
KR_INLINE KrOwn kr_own_from_bits(uint64_t bits)
{
    return (KrOwn){bits};
}
// Borrows from an owner: the owner stays responsible.
KR_INLINE KrRef kr_ref(KrOwn value)
{
    return (KrRef){value.w};
}
#endif

KR_INLINE bool kr_bits_is_ptr(uint64_t bits)
{
    return bits < KR_FLOAT_OFFSET;
}
KR_INLINE bool kr_bits_is_int(uint64_t bits)
{
    return bits >= KR_TAG_INT;
}
KR_INLINE bool kr_bits_is_float(uint64_t bits)
{
    return bits - KR_FLOAT_OFFSET < KR_TAG_INT - KR_FLOAT_OFFSET;
}
KR_INLINE int64_t kr_bits_int(uint64_t bits)
{
    return (int64_t)(bits << 15) >> 15;
}
KR_INLINE double kr_double_from_word(uint64_t word) // IEEE 754
{
    double number;
    memcpy(&number, &word, sizeof number);
    return number;
}
KR_INLINE uint64_t kr_double_word(double number)
{
    uint64_t word;
    memcpy(&word, &number, sizeof word);
    return word;
}
KR_INLINE double kr_bits_float(uint64_t bits)
{
    return kr_double_from_word(bits - KR_FLOAT_OFFSET);
}
// `number` must fit 49 bits: then the bits above are all equal to its sign, and setting them
// to the tag is enough for both signs.
KR_INLINE uint64_t kr_int_bits(int64_t number)
{
    return KR_TAG_INT | (uint64_t)number;
}
KR_INLINE bool kr_int_fits(int64_t number)
{
    return number >= KR_INT_MIN && number <= KR_INT_MAX;
}
// `number` must not be a NaN with a payload.
KR_INLINE uint64_t kr_float_bits(double number)
{
    return kr_double_word(number) + KR_FLOAT_OFFSET;
}

// Null tests: an absent value is not a Python object.
#if defined(KR_OWNERSHIP) // what the analyzer can reason about
KR_INLINE bool kr_is_null(KrOwn value)
{
    return !value;
}
KR_INLINE bool kr_ref_is_null(KrRef value)
{
    return !value;
}
#else
KR_INLINE bool kr_is_null(KrOwn value)
{
    return kr_bits(kr_ref(value)) == 0;
}
KR_INLINE bool kr_ref_is_null(KrRef value)
{
    return kr_bits(value) == 0;
}
#endif
// Pointer to a heap object (not absent, not int, not float)?
KR_INLINE bool kr_is_ptr(KrRef value)
{
    return kr_bits_is_ptr(kr_bits(value));
}
KR_INLINE bool kr_is_small_int(KrRef value) // 49-bit immediate; bool is not one
{
    return kr_bits_is_int(kr_bits(value));
}
KR_INLINE bool kr_is_float(KrRef value) // exact float (instances of subclasses are heap objects)
{
    return kr_bits_is_float(kr_bits(value));
}
KR_INLINE int64_t kr_small_int_value(KrRef value)
{
    return kr_bits_int(kr_bits(value));
}
KR_INLINE double kr_float_value(KrRef value)
{
    return kr_bits_float(kr_bits(value));
}
KR_INLINE KrOwn kr_from_small_int(int64_t number) // must fit: kr_int_fits
{
    kr_assert(kr_int_fits(number));
    return kr_own_from_bits(kr_int_bits(number));
}
KR_INLINE KrOwn kr_from_float(double number) // any double
{
    if (KR_UNLIKELY(number != number)) { // its sign is all of a NaN that programs see
        uint64_t nan = KR_NAN_BITS | (uint64_t)(__builtin_signbit(number) != 0) << 63;
        return kr_own_from_bits(nan + KR_FLOAT_OFFSET);
    }
    return kr_own_from_bits(kr_float_bits(number));
}
KR_INLINE KrObject *kr_obj(KrRef value) // value must be a pointer
{
    return (KrObject *)(uintptr_t)kr_bits(value);
}
KR_INLINE KrRef kr_from_obj(const void *object) // borrow
{
    return kr_from_bits((uint64_t)(uintptr_t)object);
}
KR_INLINE KrOwn kr_steal_obj(void *object) // the caller's reference becomes the result
{
    return kr_own_from_bits((uint64_t)(uintptr_t)object);
}
KR_INLINE bool kr_is(KrRef a, KrRef b)
{
    return kr_bits(a) == kr_bits(b);
}

#if defined(KR_OWNERSHIP)
void kr_object_dup(KrObject *object);
void kr_object_drop(KrThread *thread, KrObject *object);
#endif
#if !defined(KR_OWNERSHIP)
KR_INLINE void kr_object_dup(KrObject *object)
{
    if ((int32_t)object->count >= 0)
        object->count++;
}
KR_INLINE void kr_object_drop(KrThread *thread, KrObject *object)
{
    if ((int32_t)object->count >= 0 && --object->count == 0)
        kr_object_dealloc(thread, object);
}
// A new owned reference; null stays null.
KR_INLINE KrOwn kr_dup(KrRef value)
{
    if (kr_bits_is_ptr(value.w) && value.w != 0)
        kr_object_dup(kr_obj(value));
    return (KrOwn){value.w};
}
KR_INLINE void kr_drop(KrThread *thread, KrOwn value) // value must not be null
{
    if (kr_bits_is_ptr(value.w))
        kr_object_drop(thread, (KrObject *)(uintptr_t)value.w);
}
KR_INLINE void kr_xdrop(KrThread *thread, KrOwn value) // null is allowed
{
    if (value.w != 0)
        kr_drop(thread, value);
}
KR_INLINE KrOwn kr_move(KrOwn *value) // takes the value, leaves null
{
    KrOwn out = *value;
    value->w = 0;
    return out;
}
#endif

// Replaces the owner in *place with `value`; the old one is dropped after the store.
KR_INLINE void kr_store(KrThread *thread, KrOwn *place, KrOwn value)
{
    KrOwn old = *place;
    *place = value;
    kr_xdrop(thread, old);
}

// --- slots of a frame -------------------------------------------------------------------

KR_INLINE KrSlot kr_slot_steal(KrOwn value)
{
    return (KrSlot){kr_own_bits(value)};
}
KR_INLINE bool kr_slot_is_counted(KrSlot slot) // closing it must drop a reference
{
    return slot.w < KR_FLOAT_OFFSET && !(slot.w & KR_SLOT_BORROWED);
}
KR_INLINE KrRef kr_slot_ref(KrSlot slot)
{
    return kr_from_bits(slot.w & (UINT64_MAX - (slot.w < KR_FLOAT_OFFSET)));
}
// The object of a slot that is known to hold a pointer.
KR_INLINE KrObject *kr_slot_obj(KrSlot slot)
{
    return (KrObject *)(uintptr_t)(slot.w & ~KR_SLOT_BORROWED);
}
KR_INLINE bool kr_slot_is_null(KrSlot slot)
{
    return slot.w == 0;
}
KR_INLINE KrOwn kr_slot_own(KrSlot slot) // consumes the slot into an owned reference
{
    if (kr_slot_is_counted(slot))
        return kr_own_from_bits(slot.w);
    return kr_dup(kr_slot_ref(slot));
}
KR_INLINE void kr_slot_close(KrThread *thread, KrSlot slot) // null is allowed
{
    if (kr_slot_is_counted(slot))
        kr_xdrop(thread, kr_own_from_bits(slot.w));
}
