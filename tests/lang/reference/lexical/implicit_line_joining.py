# Inside brackets lines join without a sign, and comments may stand between them.
months = ["Jan",  # first
          "Feb",

          # a comment by itself
          "Mar"]
d = {
    "a": 1,
        "b": 2,
}
def f(a,
      b=2,  # default
      *, c):
    return (a
            + b
            + c)
print(months, d, f(1,
                   c=4))
# expect: ['Jan', 'Feb', 'Mar'] {'a': 1, 'b': 2} 7
