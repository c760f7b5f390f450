// SPDX-License-Identifier: MIT
// What the files of the _pickle module share: opcodes, errors, the memo of picklers, buffers.
#pragma once

#include "runtime/buffer.h"
#include "runtime/type.h"

// Opcodes, by protocol.
enum {
    OP_MARK = '(',
    OP_STOP = '.',
    OP_POP = '0',
    OP_POP_MARK = '1',
    OP_DUP = '2',
    OP_FLOAT = 'F',
    OP_INT = 'I',
    OP_BININT = 'J',
    OP_BININT1 = 'K',
    OP_LONG = 'L',
    OP_BININT2 = 'M',
    OP_NONE = 'N',
    OP_PERSID = 'P',
    OP_BINPERSID = 'Q',
    OP_REDUCE = 'R',
    OP_STRING = 'S',
    OP_BINSTRING = 'T',
    OP_SHORT_BINSTRING = 'U',
    OP_UNICODE = 'V',
    OP_BINUNICODE = 'X',
    OP_APPEND = 'a',
    OP_BUILD = 'b',
    OP_GLOBAL = 'c',
    OP_DICT = 'd',
    OP_EMPTY_DICT = '}',
    OP_APPENDS = 'e',
    OP_GET = 'g',
    OP_BINGET = 'h',
    OP_INST = 'i',
    OP_LONG_BINGET = 'j',
    OP_LIST = 'l',
    OP_EMPTY_LIST = ']',
    OP_OBJ = 'o',
    OP_PUT = 'p',
    OP_BINPUT = 'q',
    OP_LONG_BINPUT = 'r',
    OP_SETITEM = 's',
    OP_TUPLE = 't',
    OP_EMPTY_TUPLE = ')',
    OP_SETITEMS = 'u',
    OP_BINFLOAT = 'G',
    OP_PROTO = 0x80,
    OP_NEWOBJ,
    OP_EXT1,
    OP_EXT2,
    OP_EXT4,
    OP_TUPLE1,
    OP_TUPLE2,
    OP_TUPLE3,
    OP_NEWTRUE,
    OP_NEWFALSE,
    OP_LONG1,
    OP_LONG4, // 2
    OP_BINBYTES = 'B',
    OP_SHORT_BINBYTES = 'C', // 3
    OP_SHORT_BINUNICODE = 0x8c,
    OP_BINUNICODE8,
    OP_BINBYTES8,
    OP_EMPTY_SET,
    OP_ADDITEMS,
    OP_FROZENSET,
    OP_NEWOBJ_EX,
    OP_STACK_GLOBAL,
    OP_MEMOIZE,
    OP_FRAME, // 4
    OP_BYTEARRAY8,
    OP_NEXT_BUFFER,
    OP_READONLY_BUFFER, // 5
};
enum { KR_PICKLE_HIGHEST = 5, KR_PICKLE_DEFAULT = 5, KR_PICKLE_BATCH = 1000 };

extern KrType kr_pickle_module_error, kr_pickle_module_pickling_error,
    kr_pickle_module_unpickling_error;

// Objects that have been written, by identity, with their numbers.
typedef struct KrPickleMemoSlot {
    KrOwn object; // null: free
    int64_t index;
} KrPickleMemoSlot;
typedef struct KrPickleMemo {
    size_t mask;  // slots - 1
    size_t count; // slots in use
    int64_t next; // number for the next object
    KrPickleMemoSlot *slots;
} KrPickleMemo;
int64_t kr_pickle_memo_find(const KrPickleMemo *memo, KrRef object); // -1: absent
bool kr_pickle_memo_put(KrThread *thread, KrPickleMemo *memo, KrRef object,
                        int64_t index) KR_RAISES;
void kr_pickle_memo_clear(KrThread *thread, KrPickleMemo *memo);
bool kr_pickle_memo_copy(KrThread *thread, KrPickleMemo *to, const KrPickleMemo *from)
    KR_RAISES;
KrOwn kr_pickle_memo_dict(KrThread *thread, const KrPickleMemo *memo)
    KR_NEW; // {id: (index, object)}
// What the memo attribute of a pickler or unpickler gives: it stands for the memo of its owner.
typedef struct KrPickleMemoProxy {
    KrObject header;
    KrOwn owner;
} KrPickleMemoProxy;
KrOwn kr_pickle_memo_proxy_new(KrThread *thread, KrType *type, KrRef owner) KR_NEW;
void kr_pickle_memo_proxy_dealloc(KrThread *thread, KrObject *object);
void kr_pickle_memo_proxy_visit(KrObject *object, KrVisitFn visitor, void *context);
KR_INLINE KrRef kr_pickle_memo_proxy_owner(KrRef proxy)
{
    return kr_ref(((KrPickleMemoProxy *)(void *)kr_obj(proxy))->owner);
}
// (dict, (dict,)), for __reduce__ of what stands for a memo.
KrOwn kr_pickle_memo_reduce(KrThread *thread, KrOwn dict) KR_NEW KR_STEALS(2);
bool kr_pickle_memo_from_dict(KrThread *thread, KrPickleMemo *memo, KrRef dict)
    KR_RAISES;

// PickleBuffer: bytes that may be left out of the pickle.
typedef struct KrPickleBuffer {
    KrObject header;
    KrBuffer buffer;
} KrPickleBuffer;
extern KrType kr_pickle_buffer_type;

// --- pickler ----------------------------------------------------------------------------

typedef struct KrPickler {
    KrObject header;
    KrOwn write;           // file.write, or null
    KrOwn persistent_id;   // set on the instance, or null
    KrOwn dispatch_table;  // own one, or null
    KrOwn buffer_callback; // or null
    KrPickleMemo memo;
    uint8_t *out; // what has been written and not been given away
    size_t size, capacity;
    int64_t frame_start; // where the header of the open frame is; -1: none is open
    int protocol;
    int32_t bin, fast; // attributes
    bool fix_imports, framing, ready;
    bool running; // dump or __init__ is at work
    // while dump runs
    KrOwn ask_persistent, override,
        table;       // persistent_id and reducer_override of subclasses; table of types
    KrOwn fast_seen; // dict id -> True of containers being saved when fast is set
    int32_t fast_depth;
    const KrType *
        plain_type; // class of the last instances that are saved without calling anything
    uint32_t plain_version;
    int64_t plain_table; // length of the table of types then
} KrPickler;
extern KrType kr_pickle_write_type, kr_pickle_write_memo_type;

// Sets up an object whose memory is zero: dump's arguments.
bool kr_pickle_write_setup(KrThread *thread, KrPickler *self, KrRef protocol,
                           KrRef file_or_null, KrRef fix_imports, KrRef buffer_callback)
    KR_RAISES;
bool kr_pickle_write_dump(KrThread *thread, KrPickler *self, KrRef object) KR_RAISES;
bool kr_pickle_write_flush(KrThread *thread, KrPickler *self) KR_RAISES; // to the file
void kr_pickle_write_release(KrThread *thread, KrPickler *self);

bool kr_pickle_save(KrThread *thread, KrPickler *self, KrRef object,
                    bool is_persistent_id) KR_RAISES;
bool kr_pickle_save_global(KrThread *thread, KrPickler *self, KrRef object,
                           KrRef name_or_null) KR_RAISES;
bool kr_pickle_save_reduce(KrThread *thread, KrPickler *self, KrRef parts,
                           KrRef object_or_null) KR_RAISES;
bool kr_pickle_save_list_items(KrThread *thread, KrPickler *self, KrRef iterator,
                               KrRef owner) KR_RAISES;
bool kr_pickle_save_dict_items(KrThread *thread, KrPickler *self, KrRef iterator,
                               KrRef owner) KR_RAISES;
bool kr_pickle_save_op(KrThread *thread, KrPickler *self, int op) KR_RAISES;
bool kr_pickle_save_raw(KrThread *thread, KrPickler *self, const void *data,
                        size_t size) KR_RAISES;
bool kr_pickle_save_put(KrThread *thread, KrPickler *self, KrRef object)
    KR_RAISES; // into the memo
bool kr_pickle_save_get(KrThread *thread, KrPickler *self, int64_t index) KR_RAISES;
KrOwn kr_pickle_save_type_name(KrThread *thread, KrRef owner) KR_NEW;
// A note to the error being raised: "when serializing <type of owner> <what>".
void kr_pickle_save_note(KrThread *thread, KrRef owner, const char *format, ...);

// --- unpickler --------------------------------------------------------------------------

extern KrType kr_pickle_unpickler_type, kr_pickle_unpickler_memo_type;
KrOwn kr_pickle_unpickler_file(KrThread *thread, KrRef file, const KrRef *options)
    KR_NEW;
KrOwn kr_pickle_unpickler_bytes(KrThread *thread, KrRef data, const KrRef *options)
    KR_NEW;
// options: fix_imports, encoding, errors, buffers

// module.a.b of dotted names; *parent (may be null) gets the owner of the last one.
KrOwn kr_pickle_global_find(KrThread *thread, KrRef module, KrRef name, KrOwn *parent)
    KR_NEW;
// A table of copyreg or _compat_pickle.
KrOwn kr_pickle_global_table(KrThread *thread, const char *module, const char *name)
    KR_NEW;
