# The class is shown by its qualified name.
class Stop(Exception):
    def __str__(self):
        return "custom text"
print("start")
raise Stop()
# expect: start
# raises: Stop: custom text
