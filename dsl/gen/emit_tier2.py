# SPDX-License-Identifier: MIT
"""gen/uop_eval.inc: every leaf micro-op as C over words (constant folding, micro-op interpreter).
gen/uop_facts.inc: what a micro-op proves about its inputs and result (tier2/opt.c)."""
from emit_tables import banner

IMM_C = {"i32": "int64_t", "u32": "int64_t", "u64": "uint64_t"}


def read_input(param, index):
    if param.rep == "float":
        return f"double const {param.name} = word_double(in[{index}]);"
    if param.rep == "obj":
        return f"{param.type} *const {param.name} = ({param.type} *)(uintptr_t)in[{index}];"
    c_type = {"box": "uint64_t", "int": "int64_t", "bool": "uint64_t"}[param.rep]
    return f"{c_type} const {param.name} = ({c_type})in[{index}];"


def eval_source(model):
    out = [banner("Included by tier2/uop_eval.c.")]
    out.append("switch (op) {")
    for uop in model.uops:
        if uop.kind != "leaf":
            continue
        out.append(f"case KR_UOP_{uop.name}: {{")
        for i, p in enumerate(uop.params):
            out.append("    " + read_input(p, i) + f" (void){p.name};")
        for i, imm in enumerate(uop.imms):
            c = IMM_C[imm.type]
            out.append(f"    {c} const {imm.name} = ({c})imm[{i}]; (void){imm.name};")
        if uop.out:
            c = {"box": "uint64_t", "int": "int64_t", "float": "double", "bool": "uint64_t"}.get(
                uop.out.rep, f"{uop.out.type} *")
            out.append(f"    {c} {uop.out.name};")
        out.append(f'#line {uop.body_line or uop.place.line} "{uop.place.path}"')
        out.append("    {" + uop.body + "}")
        if uop.out:
            if uop.out.rep == "float":
                out.append(f"    *result = double_word({uop.out.name});")
            elif uop.out.rep == "obj":
                out.append(f"    *result = (uint64_t)(uintptr_t){uop.out.name};")
            else:
                out.append(f"    *result = (uint64_t){uop.out.name};")
        out.append("    return true;\n}")
    out.append("default: return false;\n}")
    return "\n".join(out) + "\n"


TYPES = {"int": "kr_int_type", "float": "kr_float_type", "bool": "kr_bool_type",
         "none": "kr_none_type", "str": "kr_str_type", "bytes": "kr_bytes_type",
         "tuple": "kr_tuple_type", "list": "kr_list_type", "dict": "kr_dict_type",
         "set": "kr_set_type", "frozenset": "kr_frozenset_type", "range": "kr_range_type",
         "slice": "kr_slice_type", "range_iterator": "kr_range_iter_type",
         "list_iterator": "kr_list_iter_type", "tuple_iterator": "kr_tuple_iter_type",
         "generator": "kr_generator_type", "function": "kr_function_type",
         "builtin_function": "kr_native_type",
         "method_descriptor": "kr_method_descriptor_type", "method": "kr_method_type",
         "cell": "kr_cell_type", "module": "kr_module_type", "type": "kr_type_type"}


def place_of(uop, name):
    for i, p in enumerate(uop.params):
        if p.name == name:
            return f"in[{i}]"
    if uop.out and uop.out.name == name:
        return "out"
    raise ValueError(f"{uop.name}: proves something of {name}, which it does not have")


def facts_source(model):
    """prove_fact(ir, ref, kind, word) calls by micro-op."""
    out = [banner("Included by tier2/opt.c.")]
    out.append("switch (op) {")
    for uop in model.uops:
        if not uop.proves:
            continue
        out.append(f"case KR_UOP_{uop.name}:")
        for name, fact in uop.proves:
            ref = place_of(uop, name)
            word, _, inner = fact.partition("(")
            inner = inner.rstrip(")")
            imms = {imm.name: f"imm[{i}]" for i, imm in enumerate(uop.imms)}
            if word == "type" and inner:
                out.append(f"    prove_object(ir, {ref}, {imms[inner]});")
            elif word in ("shape", "value"):
                out.append(f"    prove_{word}(ir, {ref}, {imms[inner]});")
            elif word == "range" and inner:
                low, high = (x.strip() for x in inner.split(","))
                bound = place_of(uop, high)
                out.append(f"    kr_opt_prove_index(ir, {ref}, {bound}); // {low} <= it < {high}")
            else:
                out.append(f"    prove_type(ir, {ref}, (uint64_t)(uintptr_t)&{TYPES[word]});")
        out.append("    break;")
    out.append("default: break;\n}")
    return "\n".join(out) + "\n"


def guard_types_source(model):
    """The exact type a guard proves of its operand."""
    out = [banner("Included by tier2/opt.c.")]
    for uop in model.uops:
        if uop.mark == "guard" and len(uop.params) == 1 and uop.params[0].rep == "box" and not uop.out:
            for name, fact in uop.proves:
                if name == uop.params[0].name and fact in TYPES:
                    out.append(f"case KR_UOP_{uop.name}: return &{TYPES[fact]};")
    return "\n".join(out) + "\n"
