# else runs when no exception left the body; its own are not caught here.
def t(f):
    log = []
    try:
        try: f()
        except ValueError: log.append("except")
        else:
            log.append("else")
            raise ValueError("from else")
        finally: log.append("finally")
    except ValueError as e: log.append(str(e))
    return log
def bad(): raise ValueError("v")
print(t(lambda: None), t(bad))
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
        except: pass
        else: print("else", i)
loop()
# expect: ['else', 'finally', 'from else'] ['except', 'finally']
# expect: else 0
# expect: else 2
