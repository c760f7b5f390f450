# A renderer over a template escapes what was interpolated and trusts the literal parts.
from html import escape
from string.templatelib import Interpolation, Template
def html(template):
    out = []
    for part in template:
        if isinstance(part, Interpolation):
            value = part.value
            if isinstance(value, Template):
                out.append(html(value))
            elif isinstance(value, list):
                out.extend(html(v) for v in value)
            else:
                out.append(escape(format(value, part.format_spec)))
        else:
            out.append(part)
    return "".join(out)
evil = "<script>"
items = [t"<li>{n:03}</li>" for n in range(3)]
print(html(t"<p>{evil}</p>"))
print(html(t"<ul>{items}</ul>{t'<b>{evil}</b>'}"))
# expect: <p>&lt;script&gt;</p>
# expect: <ul><li>000</li><li>001</li><li>002</li></ul><b>&lt;script&gt;</b>
