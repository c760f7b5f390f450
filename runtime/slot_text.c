// SPDX-License-Identifier: MIT
// Signatures and docs of special methods (slot_text.h): `int.__add__.__doc__` and its like.
//
// They belong to the slot, not to the type, so one table serves every built-in type.
// Tests: tests/lang/types/introspect_wrappers.py, tools/introspect.
#include "runtime/slot_text.h"

#include "runtime/vm.h"

typedef struct SlotText {
    int name; // KR_NAME_*
    const char *signature, *doc;
} SlotText;

// clang-format off
static const SlotText texts[] = {
    {KR_NAME___abs__, "($self, /)", "abs(self)"},
    {KR_NAME___add__, "($self, value, /)", "self + value"},
    {KR_NAME___aiter__, "($self, /)", "An awaitable-yielding iterator for async for."},
    {KR_NAME___and__, "($self, value, /)", "self & value"},
    {KR_NAME___anext__, "($self, /)", "An awaitable of the next item."},
    {KR_NAME___await__, "($self, /)", "An iterator for an await expression."},
    {KR_NAME___bool__, "($self, /)", "Is self true? bool(self)"},
    {KR_NAME___buffer__, "($self, flags, /)", "A memoryview of the object's memory."},
    {KR_NAME___call__, "($self, /, *args, **kwargs)", "Calls self like a function."},
    {KR_NAME___contains__, "($self, key, /)", "key in self"},
    {KR_NAME___del__, "($self, /)", "Runs before the object goes."},
    {KR_NAME___delattr__, "($self, name, /)", "delattr(self, name)"},
    {KR_NAME___delete__, "($self, instance, /)", "Takes the attribute from an instance."},
    {KR_NAME___delitem__, "($self, key, /)", "del self[key]"},
    {KR_NAME___divmod__, "($self, value, /)", "divmod(self, value)"},
    {KR_NAME___eq__, "($self, value, /)", "self == value"},
    {KR_NAME___float__, "($self, /)", "float(self)"},
    {KR_NAME___floordiv__, "($self, value, /)", "self // value"},
    {KR_NAME___ge__, "($self, value, /)", "self >= value"},
    {KR_NAME___get__, "($self, instance, owner=None, /)", "What the attribute is for this instance, or for its class."},
    {KR_NAME___getattribute__, "($self, name, /)", "The attribute of that name: getattr(self, name)."},
    {KR_NAME___getitem__, "($self, key, /)", "self[key]"},
    {KR_NAME___gt__, "($self, value, /)", "self > value"},
    {KR_NAME___hash__, "($self, /)", "hash(self)"},
    {KR_NAME___iadd__, "($self, value, /)", "self += value"},
    {KR_NAME___iand__, "($self, value, /)", "self &= value"},
    {KR_NAME___ifloordiv__, "($self, value, /)", "self //= value"},
    {KR_NAME___ilshift__, "($self, value, /)", "self <<= value"},
    {KR_NAME___imatmul__, "($self, value, /)", "self @= value"},
    {KR_NAME___imod__, "($self, value, /)", "self %= value"},
    {KR_NAME___imul__, "($self, value, /)", "self *= value"},
    {KR_NAME___index__, "($self, /)", "The int that stands for self where an index is wanted."},
    {KR_NAME___init__, "($self, /, *args, **kwargs)", "Sets up a new object; help(type(self)) knows the arguments."},
    {KR_NAME___int__, "($self, /)", "int(self)"},
    {KR_NAME___invert__, "($self, /)", "~self"},
    {KR_NAME___ior__, "($self, value, /)", "self |= value"},
    {KR_NAME___ipow__, "($self, value, /)", "self **= value"},
    {KR_NAME___irshift__, "($self, value, /)", "self >>= value"},
    {KR_NAME___isub__, "($self, value, /)", "self -= value"},
    {KR_NAME___iter__, "($self, /)", "An iterator over self: iter(self)."},
    {KR_NAME___itruediv__, "($self, value, /)", "self /= value"},
    {KR_NAME___ixor__, "($self, value, /)", "self ^= value"},
    {KR_NAME___le__, "($self, value, /)", "self <= value"},
    {KR_NAME___len__, "($self, /)", "len(self)"},
    {KR_NAME___lshift__, "($self, value, /)", "self << value"},
    {KR_NAME___lt__, "($self, value, /)", "self < value"},
    {KR_NAME___matmul__, "($self, value, /)", "self @ value"},
    {KR_NAME___mod__, "($self, value, /)", "self % value"},
    {KR_NAME___mul__, "($self, value, /)", "self * value"},
    {KR_NAME___ne__, "($self, value, /)", "self != value"},
    {KR_NAME___neg__, "($self, /)", "-self"},
    {KR_NAME___next__, "($self, /)", "Implement next(self)."},
    {KR_NAME___or__, "($self, value, /)", "self | value"},
    {KR_NAME___pos__, "($self, /)", "+self"},
    {KR_NAME___pow__, "($self, value, mod=None, /)", "pow(self, value, mod)"},
    {KR_NAME___radd__, "($self, value, /)", "value + self"},
    {KR_NAME___rand__, "($self, value, /)", "value & self"},
    {KR_NAME___rdivmod__, "($self, value, /)", "divmod(value, self)"},
    {KR_NAME___release_buffer__, "($self, buffer, /)", "Gives the memory of a view back."},
    {KR_NAME___repr__, "($self, /)", "The text that repr() gives."},
    {KR_NAME___rfloordiv__, "($self, value, /)", "value // self"},
    {KR_NAME___rlshift__, "($self, value, /)", "value << self"},
    {KR_NAME___rmatmul__, "($self, value, /)", "value @ self"},
    {KR_NAME___rmod__, "($self, value, /)", "value % self"},
    {KR_NAME___rmul__, "($self, value, /)", "value * self"},
    {KR_NAME___ror__, "($self, value, /)", "value | self"},
    {KR_NAME___rpow__, "($self, value, mod=None, /)", "pow(value, self, mod)"},
    {KR_NAME___rrshift__, "($self, value, /)", "value >> self"},
    {KR_NAME___rshift__, "($self, value, /)", "self >> value"},
    {KR_NAME___rsub__, "($self, value, /)", "value - self"},
    {KR_NAME___rtruediv__, "($self, value, /)", "value / self"},
    {KR_NAME___rxor__, "($self, value, /)", "value ^ self"},
    {KR_NAME___set__, "($self, instance, value, /)", "Gives the attribute of an instance a value."},
    {KR_NAME___setattr__, "($self, name, value, /)", "setattr(self, name, value)"},
    {KR_NAME___setitem__, "($self, key, value, /)", "self[key] = value"},
    {KR_NAME___str__, "($self, /)", "The text that str() gives."},
    {KR_NAME___sub__, "($self, value, /)", "self - value"},
    {KR_NAME___truediv__, "($self, value, /)", "self / value"},
    {KR_NAME___xor__, "($self, value, /)", "self ^ value"},
};
// clang-format on

static const SlotText *find(int name)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].name == name) return &texts[i];
    return NULL;
}

const char *kr_slot_text_signature(int name)
{
    const SlotText *text = find(name);
    return text ? text->signature : NULL;
}

const char *kr_slot_text_doc(int name)
{
    const SlotText *text = find(name);
    return text ? text->doc : NULL;
}
