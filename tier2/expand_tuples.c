// SPDX-License-Identifier: MIT
// Comparisons of two tuples that the trace makes: `(a.x, a.y) < (b.x, b.y)`.
//
// Their items are compared up to the first that differ, as recorded: which these are is guarded, and nobody but exits wants the
// tuples any more (opt_objects.c). Items are immediate ints or exact strs. Tests: tests/lang/jit/tuples_compared.py.
#include "tier2/expand.h"

#include "runtime/compare.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

enum { MOST = 4 };

static bool are_ints(KrRef a, KrRef b)
{
    return kr_is_small_int(a) && kr_is_small_int(b);
}
static bool are_texts(KrRef a, KrRef b)
{
    return kr_is_exact(a, &kr_str_type) && kr_is_exact(b, &kr_str_type);
}

int8_t kr_expand_look_at_tuples(KrRef left, KrRef right, uint8_t *texts)
{
    *texts = 0;
    if (!kr_is_exact(left, &kr_tuple_type) || !kr_is_exact(right, &kr_tuple_type)) return KR_RECORD_NO_TUPLES;
    const KrTuple *x = kr_tuple_cast(left), *y = kr_tuple_cast(right);
    if (x->length != y->length || x->length > MOST) return KR_RECORD_NO_TUPLES;
    for (int8_t i = 0; i < x->length; i++) {
        KrRef a = kr_ref(x->items[i]), b = kr_ref(y->items[i]);
        if (!are_ints(a, b) && !are_texts(a, b)) return KR_RECORD_NO_TUPLES;
        *texts |= (uint8_t)(are_texts(a, b) << i);
        if (are_ints(a, b) ? !kr_is(a, b) : !kr_str_equal(a, b)) return i;
    }
    return (int8_t)x->length;
}

typedef struct Items {
    KrTraceRef a, b; // unboxed ints, or texts
    bool texts;
} Items;

static KrTraceRef relation(KrRecorder *r, Items items, int op)
{
    static const uint16_t of_ints[6] = {KR_UOP_LT_INT, KR_UOP_LE_INT, KR_UOP_EQ_INT, KR_UOP_NE_INT, KR_UOP_GT_INT, KR_UOP_GE_INT};
    static const uint16_t of_texts[6] = {KR_UOP_STR_LESS, KR_UOP_STR_AT_MOST, KR_UOP_STR_EQUAL, KR_UOP_STR_NOT_EQUAL, KR_UOP_STR_GREATER, KR_UOP_STR_AT_LEAST};
    return kr_record_uop(r, (items.texts ? of_texts : of_ints)[op], items.a, items.b, 0, 0);
}

static Items items_at(KrRecorder *r, KrTraceRef left, KrTraceRef right, uint32_t i)
{
    Items items = {kr_opt_tuple_item(&r->ir, left, i), kr_opt_tuple_item(&r->ir, right, i), r->tuples_texts >> i & 1};
    const KrType *type = items.texts ? &kr_str_type : &kr_int_type;
    kr_expand_guard_type(r, items.a, type);
    kr_expand_guard_type(r, items.b, type);
    if (items.texts) return items;
    items.a = kr_record_uop(r, KR_UOP_UNBOX_INT, items.a, 0, 0, 0);
    items.b = kr_record_uop(r, KR_UOP_UNBOX_INT, items.b, 0, 0, 0);
    return items;
}

bool kr_expand_compare_tuples(KrRecorder *r)
{
    KrTraceRef right = kr_record_stack(r, 0)->ref, left = kr_record_stack(r, 1)->ref;
    if (r->tuples_differ == KR_RECORD_NO_TUPLES || left == right || !kr_expand_stays(r)) return false;
    uint32_t size = kr_opt_tuple_size(&r->ir, left), differ = (uint32_t)r->tuples_differ;
    int op = (int)(r->oparg >> 5);
    if (!size || kr_opt_tuple_size(&r->ir, right) != size) return false;
    KrTraceRef result = 0;
    for (uint32_t i = 0; i < size && !result; i++) {
        Items items = items_at(r, left, right, i);
        kr_record_uop(r, KR_UOP_GUARD_TRUE, relation(r, items, i < differ ? KR_EQ : KR_NE), 0, 0, 0);
        if (i == differ) result = relation(r, items, op);
    }
    if (!result) result = kr_opt_const_bool(&r->ir, kr_compare_holds(0, op));
    result = kr_record_uop(r, KR_UOP_BOX_BOOL, result, 0, 0, 0);
    kr_expand_drop_stack(r, 2);
    kr_record_push(r, result, KR_SLOT_PLAIN);
    return true;
}
