// SPDX-License-Identifier: MIT
// The values, marks and memo of an unpickler (pickle_machine.h). Tests: tests/lang/modules/pickle/.
#include "modules/pickle_machine.h"

#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/tuple.h"

#include <stdlib.h>

#define ERROR &kr_pickle_module_unpickling_error

KR_NOINLINE bool kr_pickle_stack_grow(KrThread *thread, KrUnpickler *self)
{
    size_t room = self->room ? self->room * 2 : 64;
    KrOwn *grown = realloc(self->stack, room * sizeof *grown);
    if (!grown) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    self->stack = grown;
    self->room = room;
    return true;
}
KR_NOINLINE bool kr_pickle_stack_underflow(KrThread *thread, const KrUnpickler *self)
{
    return kr_exception_raise_false(thread, ERROR, "%s",
                                    self->mark_count ? "unexpected MARK found"
                                                     : "unpickling stack underflow");
}
void kr_pickle_stack_shrink(KrThread *thread, KrUnpickler *self, size_t depth)
{
    while (self->depth > depth)
        kr_drop(thread, kr_pickle_stack_pop(self));
}

KrOwn kr_pickle_stack_take_tuple(KrThread *thread, KrUnpickler *self,
                                 size_t from) // takes what lies above
{
    KrOwn tuple = kr_tuple_pack_own(thread, self->stack + from, self->depth - from);
    self->depth = from;
    return tuple;
}
bool kr_pickle_stack_push_mark(KrThread *thread, KrUnpickler *self)
{
    if (self->mark_count == self->mark_room) {
        size_t room = self->mark_room ? self->mark_room * 2 : 32;
        size_t *grown = realloc(self->marks, room * sizeof *grown);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        self->marks = grown;
        self->mark_room = room;
    }
    self->marks[self->mark_count++] = self->fence = self->depth;
    return true;
}
bool kr_pickle_stack_pop_mark(KrThread *thread, KrUnpickler *self, size_t *depth)
{
    if (self->mark_count == 0)
        return kr_exception_raise_false(thread, ERROR, "could not find MARK");
    *depth = self->marks[--self->mark_count];
    self->fence = self->mark_count ? self->marks[self->mark_count - 1] : 0;
    return true;
}

bool kr_pickle_stack_memo_put(KrThread *thread, KrUnpickler *self, size_t index,
                              KrRef value)
{
    if (index >= self->memo_room) {
        if (index >
            self->memo_room * 2 + 1024) { // a hostile number must not cost memory
            if (kr_is_null(self->far_memo)) self->far_memo = kr_dict_new(thread);
            KrOwn key = kr_int_from_u64(thread, index);
            bool ok = !kr_is_null(key) && !kr_is_null(self->far_memo) &&
                      kr_dict_set(thread, kr_ref(self->far_memo), kr_ref(key), value);
            kr_xdrop(thread, key);
            return ok;
        }
        size_t room = index * 2 < 64 ? 64 : index * 2;
        KrOwn *grown = realloc(self->memo, room * sizeof *grown);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        memset(grown + self->memo_room, 0, (room - self->memo_room) * sizeof *grown);
        self->memo = grown;
        self->memo_room = room;
    }
    kr_store(thread, &self->memo[index], kr_dup(value));
    return true;
}
bool kr_pickle_stack_memo_get(KrThread *thread, KrUnpickler *self, uint64_t index)
{
    if (index < self->memo_room && !kr_is_null(self->memo[index]))
        return kr_pickle_stack_push(thread, self, kr_dup(kr_ref(self->memo[index])));
    KrRef value = KR_REF_NULL;
    if (!kr_is_null(self->far_memo)) {
        KrOwn key = kr_int_from_u64(thread, index);
        KrFound found = kr_is_null(key) ? KR_FAULT
                                        : kr_dict_find(thread, kr_ref(self->far_memo),
                                                       kr_ref(key), &value);
        kr_xdrop(thread, key);
        if (found == KR_FAULT) return false;
        if (found == KR_PRESENT)
            return kr_pickle_stack_push(thread, self, kr_dup(value));
    }
    return kr_exception_raise_false(thread, ERROR, "Memo value not found at index %lld",
                                    (long long)index);
}
size_t kr_pickle_stack_memo_next(const KrUnpickler *self) // MEMOIZE numbers by count
{
    size_t count = 0;
    for (size_t i = 0; i < self->memo_room; i++)
        count += !kr_is_null(self->memo[i]);
    return count + (kr_is_null(self->far_memo)
                        ? 0
                        : (size_t)kr_dict_length(kr_ref(self->far_memo)));
}
void kr_pickle_stack_memo_clear(KrThread *thread, KrUnpickler *self)
{
    KrOwn *old = self->memo;
    size_t room = self->memo_room;
    self->memo = NULL;
    self->memo_room = 0;
    for (size_t i = 0; i < room; i++)
        kr_xdrop(thread, old[i]);
    free(old);
    kr_xdrop(thread, kr_move(&self->far_memo));
}
