# Signals: handlers in hot loops and waits, timers, masks, the wakeup descriptor, what is refused.
import _signal as s, os, time, sys
def tryit(*fs):
    for f in fs:
        try: print(f())
        except BaseException as e: print(type(e).__name__, e)
print(s.getsignal(2), s.getsignal(15), s.getsignal(13), s.getsignal(17), s.getsignal(9), s.getsignal(33))
tryit(lambda:s.getsignal(0), lambda:s.getsignal(65), lambda:s.signal(2,3), lambda:s.signal(2,None), lambda:s.signal(9,0), lambda:s.signal(65,0), lambda:s.signal(10, lambda a,b: print("h",a,b is not None)), lambda:s.raise_signal(10), lambda:s.raise_signal(100),lambda:s.strsignal(2), lambda:s.strsignal(65), lambda:s.strsignal(0), lambda:s.strsignal(32), lambda: s.strsignal(100), lambda:sorted(s.valid_signals())[-3:], lambda:s.default_int_handler(2,None), lambda:s.default_int_handler(), lambda:s.alarm(0), lambda:s.setitimer(0,0.0), lambda:s.setitimer(5,0.1), lambda:s.getitimer(0), lambda: s.getitimer(7), lambda:s.set_wakeup_fd(-1), lambda:s.set_wakeup_fd(12345), lambda:s.set_wakeup_fd('a'), lambda:s.siginterrupt(14,True), lambda:s.siginterrupt(100,1),lambda:s.pthread_sigmask(s.SIG_BLOCK,[10]), lambda:s.pthread_sigmask(s.SIG_BLOCK,[]), lambda:s.pthread_kill(__import__('_thread').get_ident(),10), lambda:s.sigpending(), lambda:s.sigwait([10]), lambda:s.sigpending(), lambda:s.sigtimedwait([10],0), lambda:s.sigtimedwait([10],0.01), lambda:s.sigtimedwait([10],-1), lambda:(s.raise_signal(10), s.sigwaitinfo([10]).si_signo), lambda:s.pthread_sigmask(s.SIG_UNBLOCK,{10}), lambda:s.pthread_sigmask(9,[1]), lambda:s.pthread_sigmask(0,[1000]), lambda:s.pthread_sigmask(0,['x']), lambda:s.pthread_kill(0,0) if 0 else None, lambda:s.ItimerError, lambda:s.struct_siginfo, lambda:s.pidfd_send_signal(999,2), lambda:s.signal(15,s.SIG_IGN), lambda:s.getsignal(15), lambda:s.signal(15,s.SIG_DFL), lambda:s.getsignal(15))
def alarm(n,f): print("alarm",n); raise KeyError("x")
s.signal(14,alarm)
s.setitimer(s.ITIMER_REAL,0.02)
try:
    t=time.time()
    while time.time()-t<2: pass
    print("no")
except KeyError as e: print(e)
s.setitimer(s.ITIMER_REAL,0.02)
try: time.sleep(2); print("no")
except KeyError as e: print(e, s.getitimer(0))
s.setitimer(s.ITIMER_REAL,0.02)
try: s.pause()
except KeyError as e: print(e)
import _thread
l=_thread.allocate_lock(); l.acquire()
s.setitimer(s.ITIMER_REAL,0.02)
try: l.acquire()
except KeyError as e: print("lock",e)
r,w=os.pipe(); os.set_blocking(w,False); print(s.set_wakeup_fd(w), s.set_wakeup_fd(w)==w)
s.signal(10,lambda *a:None); s.raise_signal(10); print(os.read(r,10)); s.set_wakeup_fd(-1)
r,w=os.pipe()

try:
    os.kill(os.getpid(),2)
    for i in range(10000000): pass
    print("no")
except KeyboardInterrupt as e: print("KI",e.args)
def th():
    tryit(lambda:s.signal(2,0), lambda: s.set_wakeup_fd(-1))
    _thread.interrupt_main()
h=_thread.start_joinable_thread(th)
try: h.join(); time.sleep(1)
except KeyboardInterrupt: print("KI2")
_thread.interrupt_main(1)
def loop():
    n=0
    while True: n+=1
s.signal(14,alarm); s.setitimer(0,0.05)
try: loop()
except KeyError: print("loop left")
# expect: <built-in function default_int_handler> 0 1 0 0 None
# expect: ValueError signal number out of range
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError signal number out of range
# expect: 0
# expect: h 10 True
# expect: None
# expect: OSError [Errno 22] Invalid argument
# expect: Interrupt
# expect: ValueError signal number out of range
# expect: ValueError signal number out of range
# expect: None
# expect: ValueError signal number out of range
# expect: [62, 63, 64]
# expect: KeyboardInterrupt 
# expect: TypeError default_int_handler expected 2 arguments, got 0
# expect: 0
# expect: (0.0, 0.0)
# expect: ItimerError [Errno 22] Invalid argument
# expect: (0.0, 0.0)
# expect: ItimerError [Errno 22] Invalid argument
# expect: -1
# expect: OSError [Errno 9] Bad file descriptor
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: None
# expect: ValueError signal number out of range
# expect: set()
# expect: {10}
# expect: None
# expect: {10}
# expect: 10
# expect: set()
# expect: None
# expect: None
# expect: ValueError timeout must be non-negative
# expect: (None, 10)
# expect: {10}
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError signal number 1000 out of range [1; 64]
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: None
# expect: <class 'signal.ItimerError'>
# expect: <class 'signal.struct_siginfo'>
# expect: OSError [Errno 9] Bad file descriptor
# expect: 0
# expect: 1
# expect: 1
# expect: 0
# expect: alarm 14
# expect: 'x'
# expect: alarm 14
# expect: 'x' (0.0, 0.0)
# expect: alarm 14
# expect: 'x'
# expect: alarm 14
# expect: lock 'x'
# expect: -1 True
# expect: b'\n'
# expect: KI ()
# expect: ValueError signal only works in main thread of the main interpreter
# expect: ValueError set_wakeup_fd only works in main thread of the main interpreter
# expect: KI2
# expect: alarm 14
# expect: loop left
