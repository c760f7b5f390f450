# SPDX-License-Identifier: MIT
# packages: python3-jinja2 python3-markupsafe
"""jinja2 renders pages with inheritance, macros, filters and loops; in a sandbox, and asynchronously."""
import asyncio
import traceback

import jinja2
from jinja2.sandbox import SandboxedEnvironment

TEMPLATES = {
    "base": "<html><head>{% block head %}<title>{{ title }}</title>{% endblock %}</head><body>{% block body required %}{% endblock %}</body></html>",
    "forms": """{% macro field(name, value='', kind='text') -%}
<input type="{{ kind }}" name="{{ name }}" value="{{ value|e }}"{{ {'class': 'f', 'id': name}|xmlattr }}>
{%- endmacro %}{% macro wrap(tag) %}<{{ tag }}>{{ caller() }}</{{ tag }}>{% endmacro %}""",
    "users": """{% extends 'base' %}{% import 'forms' as forms %}
{% block body %}{{ super.__class__.__name__ }}
{% for team, members in users|groupby('team') %}
<h2>{{ loop.index }}/{{ loop.length }} {{ team|title }} ({{ members|map(attribute='age')|sum }})</h2>
<ul>{% for user in members|sort(attribute='name', reverse=true) if user.age > 20 %}
  <li class="{{ loop.cycle('odd', 'even') }}">{{ user.name|upper }} {{ '%05.1f'|format(user.age) }} {{ user.note|default('none')|truncate(12) }}</li>
{%- else %}<li>nobody</li>{% endfor %}</ul>
{% endfor %}
{% set ns = namespace(total=0) %}{% for user in users %}{% set ns.total = ns.total + user.age %}{% endfor %}
total {{ ns.total }}, {{ users|map(attribute='name')|join(', ')|wordwrap(30)|replace('\\n', '|') }}
{% call forms.wrap('p') %}{{ forms.field('q', '<"quoted">') }}{% endcall %}
{% filter upper %}{% include 'footer' %}{% endfilter %}
{% for row in users|batch(5, '-') %}{{ row|length }} {% endfor %}{{ range(10)|select('divisibleby', 3)|list }} {{ {'b': 1, 'a': [1, none]}|tojson }}
{% with a = 1, b = a is defined %}{{ a }}{{ b }}{% endwith %}{% raw %}{{ raw }}{% endraw %}{{ "a" ~ 1 if 1 < 2 <= 2 and not false }}
{% endblock %}""",
    "footer": "made for {{ title }} {%- if users|length > 3 %} and many{% endif %}",
    "tree": "{% for n in nodes recursive %}[{{ n.name }}{% if n.kids %} {{ loop(n.kids) }}{% endif %}:{{ loop.depth }}]{% endfor %}",
}
env = jinja2.Environment(autoescape=True, trim_blocks=True, loader=jinja2.DictLoader(TEMPLATES), extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
users = [{"name": f"u{n}<{n}>", "team": ("red", "green", "blue")[n % 3], "age": 15 + n * 7 % 40} | ({"note": "x" * n} if n % 4 else {}) for n in range(40)]
pages = [env.get_template("users").render(title="T & T", users=users[:n]) for n in range(0, 40, 2)]
print(pages[-1])
print([len(p) for p in pages])
print(env.get_template("tree").render(nodes=[{"name": "a", "kids": [{"name": "b"}, {"name": "c", "kids": [{"name": "d"}]}]}, {"name": "e"}]))
print(env.from_string("{% set l = [] %}{% for i in range(9) %}{% if i == 5 %}{% break %}{% endif %}{% do l.append(i * i) %}{% endfor %}{{ l }}").render())
for source in ("{% for %}", "{{ a.b.c }}", "{{ 1 / 0 }}", "{% include 'gone' %}", "{{ x|nofilter }}", "{% extends 'base' %}"):
    try:
        print(env.from_string(source).render(a={}))
    except Exception as e:
        print(type(e).__name__, e, [f.name for f in traceback.extract_tb(e.__traceback__)][-1])
try:
    print(SandboxedEnvironment().from_string("{{ ''.__class__.__mro__[1].__subclasses__() }}").render())
except jinja2.exceptions.SecurityError as e:
    print(e)


async def numbers():
    for i in range(4):
        await asyncio.sleep(0)
        yield i


async def double(x):
    return x * 2

waiting = jinja2.Environment(enable_async=True)
print(asyncio.run(waiting.from_string("{% for x in xs %}{{ double(x) }}{{ ',' if not loop.last }}{% endfor %}").render_async(xs=numbers(), double=double)))
print(env.compile("{% for i in x %}{{ i|upper }}{% endfor %}", raw=True))
