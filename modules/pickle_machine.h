// SPDX-License-Identifier: MIT
// The state of an unpickler, for the files it is made of:
//
//   pickle_input.c      the bytes of the pickle, from memory or a file
//   pickle_stack.c      its values, marks and memo
//   pickle_class.c      opcodes that find classes, make instances and fill them
//   pickle_read.c       the other opcodes and the loop over them
//   pickle_unpickler.c  the type, and the functions that read one pickle
//
// Hostile pickles raise UnpicklingError, EOFError or what their calls raise: no opcode reads below
// the last mark, no size makes memory be asked for that the data does not fill.
// Invariant: 0 <= fence <= depth, where fence is the depth at the last mark.
// Tests: tests/lang/modules/pickle/.
#pragma once

#include "modules/pickle_parts.h"

#include "runtime/object.h"

typedef struct KrUnpickler {
    KrObject header;
    KrOwn *stack; // owned memory; values below `depth`
    size_t depth, room;
    size_t *marks; // depths
    size_t mark_count, mark_room;
    size_t fence; // depth at the last mark, 0 without one
    KrOwn *memo;  // by number; null: not set
    size_t memo_room;
    KrOwn
        far_memo; // dict of numbers that are much bigger than what came before, or null
    KrOwn read, readline, readinto, peek; // of the file; null: data is all there is
    KrOwn input;                          // bytes that `data` points into, or null
    const uint8_t *data;                  // what has been read
    size_t size, at;
    size_t ahead;           // of these bytes were only peeked at and must be read yet
    KrOwn buffers;          // iterator, or null
    KrOwn encoding, errors; // str
    KrOwn persistent_load;  // set on the instance, or null
    KrOwn ask_persistent;   // while load runs: the method of a subclass
    KrOwn ask_class;        // the same: find_class
    int protocol;
    bool fix_imports, ready;
    bool running;        // load or __init__ is at work
    bool in_op;          // an opcode has been read and wants its data
    uint64_t frame_left; // bytes of the open frame that have not been used
} KrUnpickler;

// --- pickle_input.c -----------------------------------------------------------------------

bool kr_pickle_input_truncated(KrThread *thread) KR_RAISES;       // raises, always
bool kr_pickle_input_frame_exhausted(KrThread *thread) KR_RAISES; // the same
// At least `size` bytes at data + at, of a file.
bool kr_pickle_input_fill(KrThread *thread, KrUnpickler *self, size_t size) KR_RAISES;
// The file goes on behind what has been used of the bytes that were peeked at.
bool kr_pickle_input_skip_used(KrThread *thread, KrUnpickler *self) KR_RAISES;
// The next line with its '\n'; null: raised.
const char *kr_pickle_input_line(KrThread *thread, KrUnpickler *self, size_t *length);

// The next `size` bytes; null: raised.
KR_INLINE const uint8_t *kr_pickle_input_next(KrThread *thread, KrUnpickler *self,
                                              size_t size)
{
    if (self->frame_left) {
        if (KR_UNLIKELY(size > self->frame_left))
            return kr_pickle_input_frame_exhausted(thread) ? self->data : NULL;
        self->frame_left -= size;
    }
    if (KR_UNLIKELY(self->size - self->at < size) &&
        !kr_pickle_input_fill(thread, self, size))
        return NULL;
    const uint8_t *bytes = self->data + self->at;
    self->at += size;
    return bytes;
}

KR_INLINE uint64_t kr_pickle_input_little(const uint8_t *bytes, int width)
{
    uint64_t number = 0;
    for (int i = 0; i < width; i++)
        number |= (uint64_t)bytes[i] << (8 * i);
    return number;
}

// --- pickle_stack.c -----------------------------------------------------------------------

bool kr_pickle_stack_grow(KrThread *thread, KrUnpickler *self) KR_RAISES;
bool kr_pickle_stack_underflow(KrThread *thread, const KrUnpickler *self)
    KR_RAISES; // raises, always
void kr_pickle_stack_shrink(KrThread *thread, KrUnpickler *self, size_t depth);
KrOwn kr_pickle_stack_take_tuple(KrThread *thread, KrUnpickler *self, size_t from)
    KR_NEW; // of what lies above
bool kr_pickle_stack_push_mark(KrThread *thread, KrUnpickler *self) KR_RAISES;
bool kr_pickle_stack_pop_mark(KrThread *thread, KrUnpickler *self, size_t *depth)
    KR_RAISES;
bool kr_pickle_stack_memo_put(KrThread *thread, KrUnpickler *self, size_t index,
                              KrRef value) KR_RAISES;
bool kr_pickle_stack_memo_get(KrThread *thread, KrUnpickler *self, uint64_t index)
    KR_RAISES;                                             // pushes it
size_t kr_pickle_stack_memo_next(const KrUnpickler *self); // MEMOIZE numbers by count
void kr_pickle_stack_memo_clear(KrThread *thread, KrUnpickler *self);

KR_INLINE bool kr_pickle_stack_push(KrThread *thread, KrUnpickler *self,
                                    KrOwn value) // steals; null: raised
{
    if (KR_UNLIKELY(kr_is_null(value))) return false;
    if (KR_UNLIKELY(self->depth == self->room) && !kr_pickle_stack_grow(thread, self)) {
        kr_drop(thread, value);
        return false;
    }
    self->stack[self->depth++] = value;
    return true;
}
// At least `count` values above the last mark?
KR_INLINE bool kr_pickle_stack_has(KrThread *thread, KrUnpickler *self, size_t count)
{
    return KR_LIKELY(self->depth - self->fence >= count) ||
           kr_pickle_stack_underflow(thread, self);
}
KR_INLINE KrOwn kr_pickle_stack_pop(KrUnpickler *self)
{
    return self->stack[--self->depth];
}
KR_INLINE KrRef kr_pickle_stack_top(const KrUnpickler *self, size_t below)
{
    return kr_ref(self->stack[self->depth - 1 - below]);
}

// --- pickle_class.c -----------------------------------------------------------------------

// What an object of a module is for this pickle, without asking a subclass; the class two lines name.
KrOwn kr_pickle_class_find(KrThread *thread, KrUnpickler *self, KrRef module,
                           KrRef name) KR_NEW;
KrOwn kr_pickle_class_of_lines(KrThread *thread, KrUnpickler *self) KR_NEW;
bool kr_pickle_class_stack_global(KrThread *thread, KrUnpickler *self) KR_RAISES;
bool kr_pickle_class_extension(KrThread *thread, KrUnpickler *self, int width)
    KR_RAISES;
bool kr_pickle_class_reduce(KrThread *thread, KrUnpickler *self) KR_RAISES;
bool kr_pickle_class_inst(KrThread *thread, KrUnpickler *self) KR_RAISES;
bool kr_pickle_class_obj(KrThread *thread, KrUnpickler *self) KR_RAISES;
bool kr_pickle_class_newobj(KrThread *thread, KrUnpickler *self, bool with_keywords)
    KR_RAISES;
bool kr_pickle_class_build(KrThread *thread, KrUnpickler *self) KR_RAISES;
bool kr_pickle_class_persistent(KrThread *thread, KrUnpickler *self, KrOwn id)
    KR_STEALS(3) KR_RAISES;
bool kr_pickle_class_persistent_line(KrThread *thread, KrUnpickler *self) KR_RAISES;

// --- pickle_read.c ------------------------------------------------------------------------

KrOwn kr_pickle_read_run(KrThread *thread, KrUnpickler *self)
    KR_NEW; // the value of the next pickle
