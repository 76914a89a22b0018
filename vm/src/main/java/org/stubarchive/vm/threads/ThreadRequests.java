package org.stubarchive.vm.threads;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;

/**
 * What others ask of one thread: to stand still, to run actions, to poll. Guarded by the thread's control lock, under which also the flags of its state word and its
 * poll word are written; the slow paths of its own transitions wait on it.
 *
 * <p>Whoever writes another thread's block does it here, having seen that the thread has not ended.
 */
final class ThreadRequests {
    private static final int SPINS = 200;
    private static final int RELEASE_SPINS = 2000;

    private final JavaThread thread;
    private final StateWord word;
    private final RuntimeLock control = new RuntimeLock(LockRank.CONTROL);
    private final Condition changed = control.newCondition();
    private final ArrayDeque<HandshakeAction> actions = new ArrayDeque<>(2);
    private int holds;
    private boolean pollWanted;
    private boolean ended;

    /** What a hold finds. */
    enum Hold {
        /** The thread is safe, and stays so. */
        SAFE,
        /** It will be soon, see {@link #awaitSafe}; it does not end before it is released. */
        RUNNING,
        /** There is nothing to hold, nor to release. */
        ENDED
    }

    /** Where an action was run. */
    enum Placement {
        /** At once, by the caller, since the thread was safe. */
        DONE,
        /** The thread will run it. */
        QUEUED,
        /** Not at all: the thread has ended. */
        ENDED
    }

    ThreadRequests(JavaThread thread, StateWord word) {
        this.thread = thread;
        this.word = word;
    }

    // By others

    /** Makes the thread go to a safe state and stay there, until as many calls of {@link #release}. */
    Hold hold() {
        control.lock();
        try {
            if (ended) {
                return Hold.ENDED;
            }
            int old = word.set(ThreadState.STOP);
            if (holds++ == 0) {
                word.setPoll(1);
            }
            return ThreadState.isSafe(old) ? Hold.SAFE : Hold.RUNNING;
        } finally {
            control.unlock();
        }
    }

    /** Takes one {@link #hold} back. */
    void release() {
        control.lock();
        try {
            if (holds == 0) {
                throw new IllegalStateException("thread " + thread.id() + " is not held");
            }
            // One that was held before it started may have been discarded.
            if (--holds == 0 && !ended) {
                word.clear(ThreadState.STOP);
                updatePoll();
                changed.signalAll();
            }
        } finally {
            control.unlock();
        }
    }

    /** Waits until a thread that was {@link Hold#RUNNING} is safe. A thread that polls is mostly there soon. */
    void awaitSafe() {
        for (int i = 0; i < SPINS; i++) {
            if (ThreadState.isSafe(word.get())) {
                return;
            }
            Thread.onSpinWait();
        }
        control.lock();
        try {
            while (!ThreadState.isSafe(word.get())) {
                changed.awaitUninterruptibly();
            }
        } finally {
            control.unlock();
        }
    }

    /** Runs the action if the thread is safe, or has it run it. */
    Placement offer(HandshakeAction action) {
        control.lock();
        try {
            if (ended) {
                return Placement.ENDED;
            }
            // With the flag it stays safe until the lock is free.
            if (ThreadState.isSafe(word.set(ThreadState.ACTION))) {
                try {
                    action.run(thread);
                } finally {
                    actionsChanged();
                }
                return Placement.DONE;
            }
            actions.addLast(action);
            word.setPoll(1);
            return Placement.QUEUED;
        } finally {
            control.unlock();
        }
    }

    /** Says whether the thread is to leave generated code at its next poll although nobody holds it. */
    void wantPoll(boolean wanted) {
        control.lock();
        try {
            if (!ended) {
                pollWanted = wanted;
                updatePoll();
            }
        } finally {
            control.unlock();
        }
    }

    // By the thread itself

    /** Whether somebody holds the thread. */
    boolean isHeld() {
        return (word.get() & ThreadState.STOP) != 0;
    }

    /** Slow path of a thread {@code IN_VM}, all whose references are in handles: runs actions, waits as {@code IN_NATIVE} while it is held. */
    void pause() {
        control.lock();
        try {
            runActions();
            if (holds > 0) {
                word.change(StateTransition.ENTER_NATIVE);
                changed.signalAll();
                awaitRelease();
                word.change(StateTransition.LEAVE_NATIVE);
                runActions();
            }
        } finally {
            control.unlock();
        }
    }

    /** From {@code IN_VM} to {@code IN_NATIVE}. Who waits for that is told. */
    void enterNative() {
        while (!word.changeUnlessAsked(StateTransition.ENTER_NATIVE)) {
            control.lock();
            try {
                runActions();
            } finally {
                control.unlock();
            }
        }
        if (isHeld()) {
            control.lock();
            try {
                changed.signalAll();
            } finally {
                control.unlock();
            }
        }
    }

    /** Waits, in a safe state, while the thread is held; it may be held again at once. */
    void awaitReleased() {
        control.lock();
        try {
            awaitRelease();
        } finally {
            control.unlock();
        }
    }

    /** Slow path from a safe state to {@code IN_VM}: waits while the thread is held, runs actions. */
    void returnToVm(StateTransition transition) {
        control.lock();
        try {
            awaitRelease();
            word.change(transition);
            runActions();
        } finally {
            control.unlock();
        }
    }

    /** The thread's last act, unless it is held: its actions run, and nobody writes to its block afterwards. */
    boolean tryEnd() {
        control.lock();
        try {
            if (holds > 0) {
                return false;
            }
            runActions();
            end(StateTransition.END);
            return true;
        } finally {
            control.unlock();
        }
    }

    /** The end of a thread that has not started; it may be held. */
    void discard() {
        control.lock();
        try {
            end(StateTransition.DISCARD);
        } finally {
            control.unlock();
        }
    }

    private void end(StateTransition transition) {
        word.change(transition);
        ended = true;
    }

    /** With the control lock, once. Who stops the world for a small collection is through sooner than a thread is put to sleep and woken. */
    private void awaitRelease() {
        if (holds > 0) {
            control.unlock();
            for (int i = 0; i < RELEASE_SPINS && isHeld(); i++) {
                Thread.onSpinWait();
            }
            control.lock();
        }
        while (holds > 0) {
            changed.awaitUninterruptibly();
        }
    }

    private void runActions() {
        try {
            HandshakeAction action = actions.pollFirst();
            while (action != null) {
                action.run(thread);
                action = actions.pollFirst();
            }
        } finally {
            actionsChanged();
        }
    }

    private void actionsChanged() {
        if (actions.isEmpty()) {
            word.clear(ThreadState.ACTION);
            updatePoll();
        }
    }

    private void updatePoll() {
        word.setPoll(holds > 0 || !actions.isEmpty() || pollWanted ? 1 : 0);
    }
}
