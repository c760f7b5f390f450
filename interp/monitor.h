// SPDX-License-Identifier: MIT
// Tracing, profiling and monitoring: sys.settrace, sys.setprofile, sys.monitoring (PEP 669).
//
// While somebody watches, the thread's dispatch table sends every instruction through kr_monitor_step first;
// else nothing of this costs anything.
#pragma once

#include "runtime/frame_layout.h"

enum { KR_MONITOR_TOOLS = 6, KR_MONITOR_EVENTS = 19 };
typedef enum KrMonitorEvent { // bit numbers in sys.monitoring.events
    KR_EVENT_PY_START, KR_EVENT_PY_RESUME, KR_EVENT_PY_RETURN, KR_EVENT_PY_YIELD, KR_EVENT_CALL, KR_EVENT_LINE,
    KR_EVENT_INSTRUCTION, KR_EVENT_JUMP, KR_EVENT_BRANCH_LEFT, KR_EVENT_BRANCH_RIGHT, KR_EVENT_STOP_ITERATION,
    KR_EVENT_RAISE, KR_EVENT_EXCEPTION_HANDLED, KR_EVENT_PY_UNWIND, KR_EVENT_PY_THROW, KR_EVENT_RERAISE,
    KR_EVENT_C_RETURN, KR_EVENT_C_RAISE, KR_EVENT_BRANCH,
} KrMonitorEvent;

typedef struct KrMonitorLocal { // events of one code object
    KrOwn code;
    uint32_t events[KR_MONITOR_TOOLS];
} KrMonitorLocal;

typedef struct KrMonitor { // of a VM (KrVM.monitor, malloc)
    KrOwn names[KR_MONITOR_TOOLS]; // null: tool not in use
    KrOwn callbacks[KR_MONITOR_TOOLS][KR_MONITOR_EVENTS];
    uint32_t global[KR_MONITOR_TOOLS];
    KrMonitorLocal *locals;        // malloc
    uint32_t local_count, local_capacity;
    KrOwn disabled;                // dict: (id of code, offset, tool, event) -> code
    KrOwn disable, missing;        // sys.monitoring.DISABLE, MISSING
    bool any;                      // some events are set
} KrMonitor;

KrMonitor *kr_monitor_state(KrThread *thread) KR_NODISCARD; // made at first use; null: MemoryError
void kr_monitor_changed(KrThread *thread); // after functions or events were set: chooses the dispatch table
bool kr_monitor_is_on(const KrThread *thread) KR_LEAF;
void kr_monitor_fini(KrThread *thread); // the VM ends
void kr_monitor_end(KrThread *thread);  // the thread ends

// kr_vm_hooks.jump_to_line: frame.f_lineno = value, if the running trace function may.
bool kr_monitor_jump(KrThread *thread, KrFrame *frame, KrRef value) KR_RAISES;

// Before the instruction at frame->ip; previous: what ran before in this frame.
// frame->ip is another one afterwards if a trace function has jumped.
bool kr_monitor_step(KrThread *thread, KrFrame *frame, const KrUnit *previous) KR_RAISES;
// An exception (which is set) has reached the frame; again: by RERAISE. It may be another one afterwards.
void kr_monitor_raise(KrThread *thread, KrFrame *frame, bool again);
// What an await went through has raised StopIteration(value), which ends it; a callback's exception is set afterwards.
void kr_monitor_stop_raised(KrThread *thread, KrFrame *frame, KrRef value);
void kr_monitor_handled(KrThread *thread, KrFrame *frame, uint32_t target);
void kr_monitor_unwind(KrThread *thread, KrFrame *frame); // it leaves the frame
void kr_monitor_throw(KrThread *thread, KrFrame *frame);  // it was thrown into a generator
