package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiFlags;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.graph.FrameState.Resume;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.Opcodes;

/** new, checkcast, instanceof, monitors. */
final class ObjectBytecodes {
    private final MethodParser p;

    ObjectBytecodes(MethodParser parser) {
        this.p = parser;
    }

    void bytecode(int op) {
        switch (op) {
            case Opcodes.NEW -> make();
            case Opcodes.CHECKCAST -> cast();
            case Opcodes.INSTANCEOF -> test();
            case Opcodes.MONITORENTER -> {
                Node object = p.nullCheck(p.pop(Kind.REF));
                p.frame.lock(object);
                p.emit(Op.MONITOR_ENTER, Type.VOID, object).withState(p.after(Resume.AFTER));
            }
            case Opcodes.MONITOREXIT -> {
                // What this frame has locked is not null.
                Node object = p.pop(Kind.REF);
                p.frame.unlock(object);
                p.emit(Op.MONITOR_EXIT, Type.VOID, object);
            }
            default -> throw new BailoutException("bytecode " + Opcodes.name(op) + " at " + p.bci);
        }
    }

    /** What a synchronized method locks. */
    Node synchronizedOn() {
        if (!p.method.isStatic()) {
            return p.receiver;
        }
        CiKlass holder = p.method.holder();
        CiConstant mirror = new CiConstant(CiConstant.Kind.KLASS, BasicType.OBJECT, 0, holder.name(), holder, 0);
        return p.graph.objectConstant(mirror, p.typeOf("Ljava/lang/Class;").notNull());
    }

    private CiKlass klass() {
        return p.env.klassAt(p.method, Instructions.u2(p.code, p.bci + 1));
    }

    private void make() {
        CiKlass k = klass();
        if (k == null || (k.accessFlags() & (CiFlags.ABSTRACT | CiFlags.INTERFACE)) != 0) {
            p.trapUnresolved();
            return;
        }
        FieldBytecodes.initialize(p, k);
        p.push(p.emit(Op.NEW_OBJECT, Type.exactly(k)).withSymbol(k).withState(p.before()));
    }

    private void cast() {
        Node value = p.pop(Kind.REF);
        if (value.type().isAlwaysNull()) {
            p.push(value);
            return;
        }
        CiKlass k = klass();
        if (k == null) {
            p.trapUnresolved();
        } else if (isInstance(value, k)) {
            p.push(value);
        } else {
            Node checked = p.castCheck(value, k);
            p.frame.refine(value, checked);
            p.push(checked);
        }
    }

    private void test() {
        Node value = p.pop(Kind.REF);
        if (value.type().isAlwaysNull()) {
            p.push(p.graph.intConstant(0));
            return;
        }
        CiKlass k = klass();
        if (k == null) {
            p.trapUnresolved();
        } else if (value.type().isNeverNull() && isInstance(value, k)) {
            p.push(p.graph.intConstant(1));
        } else {
            p.push(p.emit(Op.INSTANCE_OF, Type.BOOLEAN, value).withSymbol(k));
        }
    }

    private boolean isInstance(Node value, CiKlass k) {
        CiKlass known = value.type().klass();
        return k.isRoot() || known != null && p.env.isSubtype(known, k);
    }
}
