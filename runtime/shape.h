// SPDX-License-Identifier: MIT
// Shapes: which attribute of an instance lies in which slot. One compare of the shape pointer
// guards class and layout.
//
//   KrInstance | header | shape | slots[0] ... slots[capacity - 1] |
//
// A shape is a node in a tree: its parent plus one name. Instances made alike share shapes. Slots
// beyond the class's inline capacity do not exist: such an instance, and one that deletes an
// attribute that was not its last, goes to dictionary mode: shape->mode is KR_SHAPE_DICT and
// slots[0] is a real dict. So does an instance whose __dict__ has been asked for.
// How many slots an instance has is in the upper byte of header.flags. Members of __slots__ take the
// last ones; kr_shape_room() says how many are left for attributes. A class starts with room for the names
// that its methods store in self (__static_attributes__, own and inherited).
// Shapes live as long as the process: an inline cache may hold a shape of a dead class.
// Invariant: a shape with count n has its names in slots 0..n-1.
#pragma once

#include "runtime/type.h"

typedef enum KrShapeMode { KR_SHAPE_SLOTS, KR_SHAPE_DICT } KrShapeMode;

typedef struct KrShape {
    struct KrShape *parent;  // null: root
    KrRef key;               // interned str (kept alive for ever)
    KrType *type;            // of the instances; for identity only
    uint32_t count;          // attributes
    uint8_t mode;            // KrShapeMode
    struct KrShape **children; // transitions (malloc)
    uint32_t child_count, child_capacity;
    struct KrShape *dict_shape; // of the type (in the root)
    uint16_t *table;         // hash table name -> slot + 1, for count > 8
    uint32_t table_mask;
    uint32_t rebuilt;        // of a dict_shape: shapes of the type that deletions have made
    struct KrShape *next_root; // of a root: the list that begins at KrVM.shapes
} KrShape;

typedef struct KrInstance {
    KrObject header;
    KrShape *shape;
    KrOwn slots[];
} KrInstance;

enum { KR_SHAPE_CAPACITY = 56 }; // the most attributes in slots: the biggest cell of a slab

// Slots of this instance that attributes may take.
KR_INLINE uint32_t kr_shape_room(const KrInstance *instance)
{
    return (uint32_t)(instance->header.flags >> 8) - instance->header.type->slots_count;
}

KrShape *kr_shape_root(KrThread *thread, KrType *type) KR_LEAF; // of a class, made at first use
int kr_shape_find(const KrShape *shape, KrRef name) KR_LEAF;    // slot or -1; name interned
KrShape *kr_shape_add(KrThread *thread, KrShape *shape, KrRef name) KR_LEAF; // null: no memory
// Without the attribute of that slot, those behind it one slot earlier; null: there is no such shape and it is not made,
// since deletions in every order would make too many.
enum { KR_SHAPE_DELETE_LIMIT = 8 }; // of more attributes only the last one goes without a dict
KrShape *kr_shape_without(KrThread *thread, KrShape *shape, uint32_t slot) KR_LEAF;
// Instance attributes, whatever the mode. Get: borrowed, null if absent (no exception).
KrRef kr_shape_get(KrInstance *instance, KrRef name) KR_LEAF;
KrRef kr_shape_odd_dict(KrInstance *instance) KR_LEAF; // its dict if that has keys that are no strs; else null
bool kr_shape_set(KrThread *thread, KrInstance *instance, KrRef name, KrRef value) KR_RAISES;
KrFound kr_shape_delete(KrThread *thread, KrInstance *instance, KrRef name);
KrOwn kr_shape_dict(KrThread *thread, KrInstance *instance) KR_NEW; // __dict__: to dictionary mode
bool kr_shape_set_dict(KrThread *thread, KrInstance *instance, KrRef dict) KR_RAISES;
// The slots that instances of a new class start with; its bases, dict and __slots__ are known.
uint16_t kr_shape_initial_capacity(const KrType *type);
KrObject *kr_shape_new_instance(KrThread *thread, KrType *type) KR_NODISCARD;
void kr_shape_fini(KrThread *thread); // all shapes: when no instance is left
void kr_shape_instance_dealloc(KrThread *thread, KrObject *self); // slots of such classes
void kr_shape_instance_visit(KrObject *self, KrVisitFn visit, void *context);
void kr_shape_instance_clear(KrThread *thread, KrObject *self);
