// SPDX-License-Identifier: MIT
// datetime.tzinfo and datetime.timezone; asking any tzinfo for its offsets and name (datetime_types.h).
//
// timezone.utc is one immortal object. An offset is strictly between -24 and 24 hours.
// Called by the other files of datetime_types.h. Tests: tests/lang/modules/datetime/.
#include "modules/datetime_types.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdio.h>

static KrDelta zero = {.header = KR_OBJECT_IMMORTAL(&kr_datetime_delta_type),
                       .hash = -1};
static KrZone utc = {
    .header = KR_OBJECT_IMMORTAL(&kr_datetime_zone_type)}; // its offset is `zero`

static KrZone *cast(KrRef self)
{
    return (KrZone *)(void *)kr_obj(self);
}
KrRef kr_datetime_zone_utc(void)
{
    return kr_from_obj(&utc);
}

bool kr_datetime_zone_check(KrThread *thread, KrRef tzinfo)
{
    return kr_is_none(tzinfo) || kr_datetime_is(tzinfo, &kr_datetime_zone_base_type) ||
           kr_exception_raise_false(
               thread, &kr_exception_type_error,
               "tzinfo argument must be None or of a tzinfo subclass, not type '%T'",
               tzinfo);
}

static bool in_range(KrThread *thread, KrRef offset)
{
    KrWide us = kr_datetime_delta_micros(kr_delta_cast(offset));
    return (us > -KR_DAY_MICROS && us < KR_DAY_MICROS) ||
           kr_exception_raise_false(
               thread, &kr_exception_value_error,
               "offset must be a timedelta strictly between -timedelta(hours=24) and "
               "timedelta(hours=24), not %R",
               offset);
}

// --- asking a tzinfo ----------------------------------------------------------------------

static KrOwn call_method(KrThread *thread, KrRef tzinfo, const char *name,
                         KrRef argument)
{
    KrOwn method = kr_str_interned(thread, name), result = KR_NULL;
    if (!kr_is_null(method)) {
        result = kr_call_method(thread, tzinfo, kr_ref(method), &argument, 1);
        kr_drop(thread, method);
    }
    return result;
}

static KrOwn ask_delta(KrThread *thread, KrRef tzinfo, const char *name, KrRef argument)
{
    KrOwn result = call_method(thread, tzinfo, name, argument);
    if (kr_is_null(result) || kr_is_none(kr_ref(result))) return result;
    if (!kr_datetime_is(kr_ref(result), &kr_datetime_delta_type))
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "tzinfo.%s() must return None or timedelta, not '%T'",
                                 name, kr_ref(result));
    else if (in_range(thread, kr_ref(result)))
        return result;
    kr_drop(thread, result);
    return KR_NULL;
}

KrOwn kr_datetime_zone_utcoffset(KrThread *thread, KrRef tzinfo, KrRef argument)
{
    if (kr_ref_is_null(tzinfo) || kr_is_none(tzinfo)) return kr_none_own();
    if (kr_is_exact(tzinfo, &kr_datetime_zone_type))
        return kr_dup(kr_ref(cast(tzinfo)->offset));
    return ask_delta(thread, tzinfo, "utcoffset", argument);
}
KrOwn kr_datetime_zone_dst(KrThread *thread, KrRef tzinfo, KrRef argument)
{
    if (kr_ref_is_null(tzinfo) || kr_is_none(tzinfo) ||
        kr_is_exact(tzinfo, &kr_datetime_zone_type))
        return kr_none_own();
    return ask_delta(thread, tzinfo, "dst", argument);
}
KrOwn kr_datetime_zone_tzname(KrThread *thread, KrRef tzinfo, KrRef argument)
{
    if (kr_ref_is_null(tzinfo) || kr_is_none(tzinfo)) return kr_none_own();
    KrOwn result = call_method(thread, tzinfo, "tzname", argument);
    if (kr_is_null(result) || kr_is_none(kr_ref(result)) ||
        kr_str_is_sub(kr_ref(result)))
        return result;
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "tzinfo.tzname() must return None or a string, not '%T'",
                             kr_ref(result));
    kr_drop(thread, result);
    return KR_NULL;
}

// --- tzinfo -------------------------------------------------------------------------------

static KrOwn missing(KrThread *thread, const char *name)
{
    return kr_exception_raise(thread, &kr_exception_not_implemented_error,
                              "a tzinfo subclass must implement %s()", name);
}
static KrOwn base_utcoffset(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)self, (void)args, (void)count;
    return missing(thread, "utcoffset");
}
static KrOwn base_dst(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)args, (void)count;
    return missing(thread, "dst");
}
static KrOwn base_tzname(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)args, (void)count;
    return missing(thread, "tzname");
}

static bool own_datetime(KrThread *thread, KrRef self, KrRef when)
{
    if (!kr_datetime_is(when, &kr_datetime_instant_type))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "fromutc: argument must be a datetime");
    return kr_is(kr_ref(kr_datetime_cast(when)->tzinfo), self) ||
           kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "fromutc: dt.tzinfo is not self");
}

static KrWide micros(KrRef delta)
{
    return kr_datetime_delta_micros(kr_delta_cast(delta));
}

static KrOwn base_fromutc(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrOwn offset = KR_NULL, dst = KR_NULL, there = KR_NULL, result = KR_NULL;
    if (!own_datetime(thread, self, args[0])) return KR_NULL;
    offset = kr_datetime_zone_utcoffset(thread, self, args[0]);
    if (kr_is_null(offset)) goto done;
    if (kr_is_none(kr_ref(offset))) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "fromutc: non-None utcoffset() result required");
        goto done;
    }
    dst = kr_datetime_zone_dst(thread, self, args[0]);
    if (kr_is_null(dst)) goto done;
    if (kr_is_none(kr_ref(dst))) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "fromutc: non-None dst() result required");
        goto done;
    }
    there = kr_datetime_instant_add(thread, kr_datetime_cast(args[0]),
                                    micros(kr_ref(offset)) - micros(kr_ref(dst)));
    if (kr_is_null(there)) goto done;
    kr_store(thread, &dst, kr_datetime_zone_dst(thread, self, kr_ref(there)));
    if (kr_is_null(dst)) goto done;
    if (kr_is_none(kr_ref(dst)))
        (void)kr_exception_raise(
            thread, &kr_exception_value_error,
            "fromutc: tz.dst() gave inconsistent results; cannot convert");
    else if (micros(kr_ref(dst)) == 0)
        result = kr_move(&there);
    else
        result = kr_datetime_instant_add(thread, kr_datetime_cast(kr_ref(there)),
                                         micros(kr_ref(dst)));
done:
    kr_xdrop(thread, offset);
    kr_xdrop(thread, dst);
    kr_xdrop(thread, there);
    return result;
}

static KrOwn base_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn name = kr_str_interned(thread, "__getinitargs__"), method = KR_NULL,
          init = KR_NULL;
    KrOwn getter = KR_NULL, state = KR_NULL, result = KR_NULL;
    if (kr_is_null(name)) return KR_NULL;
    switch (kr_attr_lookup(thread, self, kr_ref(name), &method)) {
    case KR_PRESENT: init = kr_call_0(thread, kr_ref(method)); break;
    case KR_ABSENT: init = kr_tuple_new(thread, 0); break;
    case KR_FAULT: break;
    }
    if (!kr_is_null(init)) getter = kr_attr_get_name(thread, self, "__getstate__");
    if (!kr_is_null(getter)) state = kr_call_0(thread, kr_ref(getter));
    if (!kr_is_null(state))
        result = kr_tuple_3(thread, kr_type_ref(kr_type_of(self)), kr_ref(init),
                            kr_ref(state));
    kr_drop(thread, name);
    kr_xdrop(thread, method);
    kr_xdrop(thread, init);
    kr_xdrop(thread, getter);
    kr_xdrop(thread, state);
    return result;
}

static KrOwn base_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *class_ = (KrType *)(void *)kr_obj(type);
    KrObject *self = kr_object_new(thread, class_, class_->basic_size);
    return self ? kr_steal_obj(self) : KR_NULL;
}
static bool base_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    (void)thread, (void)self, (void)args, (void)count, (void)kwnames;
    return true;
}
static void base_dealloc(KrThread *thread, KrObject *object)
{
    kr_object_free(thread, object, object->type->basic_size);
}

#define DATETIME_DOC(text) "($self, object, /)", text, 1, 1, KR_NATIVE_RAW
static const KrNativeDef base_methods[] = {
    {"tzname", base_tzname, DATETIME_DOC("datetime -> string name of time zone.")},
    {"utcoffset", base_utcoffset,
     DATETIME_DOC("datetime -> timedelta showing offset from UTC.")},
    {"dst", base_dst,
     DATETIME_DOC("datetime -> DST offset as timedelta positive east of UTC.")},
    {"fromutc", base_fromutc,
     DATETIME_DOC("datetime in UTC -> datetime in local time.")},
    {"__reduce__", base_reduce, "($self, /)", "-> (cls, state)", 0, 0, KR_NATIVE_RAW},
    {0},
};
KrType kr_datetime_zone_base_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "datetime.tzinfo",
    .shown = "-__module__ -__init__",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrObject),
    .dealloc = base_dealloc,
    .new_object = base_new,
    .init = base_init,
    .methods = base_methods,
    .doc = "Abstract base class for time zone info objects.",
};

// --- timezone -----------------------------------------------------------------------------

KrOwn kr_datetime_zone_new(KrThread *thread, KrRef offset, KrRef name_or_null)
{
    if (kr_ref_is_null(name_or_null) && micros(offset) == 0)
        return kr_dup(kr_from_obj(&utc));
    if (!in_range(thread, offset)) return KR_NULL;
    KrZone *self =
        (KrZone *)(void *)kr_object_new(thread, &kr_datetime_zone_type, sizeof *self);
    if (!self) return KR_NULL;
    self->offset = kr_dup(offset);
    self->name = kr_dup(name_or_null);
    return kr_steal_obj(self);
}

static KrOwn construct(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    if (!kr_datetime_is(args[0], &kr_datetime_delta_type))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "timezone() argument 1 must be datetime.timedelta, not %T", args[0]);
    if (!kr_ref_is_null(args[1]) && !kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "timezone() argument 2 must be str, not %T", args[1]);
    return kr_datetime_zone_new(thread, args[0], args[1]);
}
static const KrNativeDef new_def = {
    "timezone", construct, "($type, /, offset, name=<unset>)", NULL, 0, 0, 0};
static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    return kr_call_native(thread, &new_def, type, args, count, kwnames);
}
static bool no_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                    KrRef kwnames)
{
    (void)thread, (void)self, (void)args, (void)count, (void)kwnames;
    return true;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrZone *)(void *)object)->offset);
    kr_xdrop(thread, ((KrZone *)(void *)object)->name);
    kr_object_free(thread, object, sizeof(KrZone));
}

static bool argument(KrThread *thread, const char *function, KrRef when)
{
    return kr_is_none(when) || kr_datetime_is(when, &kr_datetime_instant_type) ||
           kr_exception_raise_false(
               thread, &kr_exception_type_error,
               "%s(dt) argument must be a datetime instance or None, not %T", function,
               when);
}
static KrOwn utcoffset(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return argument(thread, "utcoffset", args[0]) ? kr_dup(kr_ref(cast(self)->offset))
                                                  : KR_NULL;
}
static KrOwn dst(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return argument(thread, "dst", args[0]) ? kr_none_own() : KR_NULL;
}
static KrOwn to_text(KrThread *thread, KrRef self)
{
    const KrZone *zone = cast(self);
    if (!kr_is_null(zone->name)) return kr_dup(kr_ref(zone->name));
    if (micros(kr_ref(zone->offset)) == 0) return kr_str_from_ascii(thread, "UTC");
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    kr_str_builder_ascii(&out, "UTC");
    kr_datetime_text_offset(&out, kr_ref(zone->offset), ":");
    return kr_str_builder_take(&out);
}
static KrOwn tzname(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return argument(thread, "tzname", args[0]) ? to_text(thread, self) : KR_NULL;
}
static KrOwn fromutc(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (!own_datetime(thread, self, args[0])) return KR_NULL;
    return kr_datetime_instant_add(thread, kr_datetime_cast(args[0]),
                                   micros(kr_ref(cast(self)->offset)));
}
static KrOwn getinitargs(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrZone *zone = cast(self);
    return kr_is_null(zone->name)
               ? kr_tuple_1(thread, kr_ref(zone->offset))
               : kr_tuple_2(thread, kr_ref(zone->offset), kr_ref(zone->name));
}
static KrOwn repr(KrThread *thread, KrRef self)
{
    const KrZone *zone = cast(self);
    if (zone == &utc) return kr_str_from_ascii(thread, "datetime.timezone.utc");
    const char *name = kr_obj(self)->type->name;
    return kr_is_null(zone->name)
               ? kr_str_from_format(thread, "%s(%R)", name, kr_ref(zone->offset))
               : kr_str_from_format(thread, "%s(%R, %R)", name, kr_ref(zone->offset),
                                    kr_ref(zone->name));
}
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    if ((op != KR_EQ && op != KR_NE) || !kr_is_exact(b, &kr_datetime_zone_type))
        return kr_dup(kr_not_implemented());
    return kr_bool_own(
        kr_datetime_delta_same(kr_ref(cast(a)->offset), kr_ref(cast(b)->offset)) ==
        (op == KR_EQ));
}
static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = kr_datetime_delta_hash(kr_delta_cast(kr_ref(cast(self)->offset)));
    return true;
}

static const KrNativeDef methods[] = {
    {"tzname", tzname, DATETIME_DOC("The name given, or one made of the offset.")},
    {"utcoffset", utcoffset, DATETIME_DOC("Return fixed offset.")},
    {"dst", dst, DATETIME_DOC("Return None.")},
    {"fromutc", fromutc, DATETIME_DOC("datetime in UTC -> datetime in local time.")},
    {"__getinitargs__", getinitargs, "($self, /)", "pickle support", 0, 0,
     KR_NATIVE_RAW},
    {0},
};
KrType kr_datetime_zone_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "datetime.timezone",
    .shown = "-__module__ -__init__",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrZone),
    .base = &kr_datetime_zone_base_type,
    .dealloc = dealloc,
    .repr = repr,
    .str = to_text,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .init = no_init,
    .methods = methods,
    .doc = "Fixed offset from UTC implementation of tzinfo.",
};

static bool constant(KrThread *thread, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value);
    KrRef dict = kr_type_dict(&kr_datetime_zone_type);
    if (ok && kr_ref_is_null(
                  kr_dict_find_str(dict, kr_ref(key)))) // imported for the first time
        ok = kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
static KrOwn of_minutes(KrThread *thread, int64_t minutes)
{
    KrOwn offset = kr_datetime_delta_new(thread, minutes * 60 * KR_SECOND_MICROS),
          zone = KR_NULL;
    if (!kr_is_null(offset)) {
        zone = kr_datetime_zone_new(thread, kr_ref(offset), KR_REF_NULL);
        kr_drop(thread, offset);
    }
    return zone;
}
bool kr_datetime_zone_ready(KrThread *thread)
{
    utc.offset = kr_steal_obj(&zero);
    return kr_type_ready(thread, &kr_datetime_zone_base_type) &&
           kr_type_ready(thread, &kr_datetime_zone_type) &&
           constant(thread, "utc", kr_dup(kr_from_obj(&utc))) &&
           constant(thread, "min", of_minutes(thread, -1439)) &&
           constant(thread, "max", of_minutes(thread, 1439));
}
