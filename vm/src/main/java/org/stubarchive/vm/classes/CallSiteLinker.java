package org.stubarchive.vm.classes;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.ConstantPool;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** Links {@code invokedynamic} call sites and calls of signature-polymorphic methods (JVMS 5.4.3.6, 2.9.3). */
final class CallSiteLinker {
    private static final int REF_INVOKE_VIRTUAL = 5;

    private final SystemDictionary dictionary;
    private final GuestRuntime runtime;
    private final ConstantResolver constants;
    private final MethodHandleUpcalls upcalls;

    CallSiteLinker(SystemDictionary dictionary, ConstantResolver constants, MethodHandleUpcalls upcalls) {
        this.dictionary = dictionary;
        this.runtime = dictionary.runtime();
        this.constants = constants;
        this.upcalls = upcalls;
    }

    /**
     * A linked call.
     *
     * @param adapter static method to call
     * @param appendix last argument to pass, null if there is none
     */
    record Linked(Method adapter, Handle appendix) {
    }

    /** Links a call site; the result's handle belongs to {@code scope}. */
    Linked linkDynamic(JavaThread t, HandleScope scope, ConstantPool pool, int index) {
        try {
            ConstantResolver.Bootstrap b = constants.bootstrap(t, scope, pool, index);
            upcalls.prepare(t);
            Handle box = scope.handle(runtime.allocateArray(t, dictionary.model().objectKlass().arrayKlass(t), 1));
            long member = upcalls.linkCallSite(t, pool.holder().mirror(), index, b.method().oop(), b.name().oop(), b.type().oop(),
                    b.arguments().oop(), box.oop());
            return linked(scope, member, box);
        } catch (GuestException e) {
            throw upcalls.wrapBootstrapFailure(t);
        }
    }

    /** Links a call of {@code MethodHandle.invokeExact}, {@code invoke} or a {@code VarHandle} access method. */
    Linked linkPolymorphic(JavaThread t, HandleScope scope, InstanceKlass caller, Klass holder, String name, String descriptor) {
        Handle type = scope.handle(constants.methodType(t, caller, descriptor));
        Handle text = scope.handle(runtime.internedString(t, name));
        upcalls.prepare(t);
        Handle box = scope.handle(runtime.allocateArray(t, dictionary.model().objectKlass().arrayKlass(t), 1));
        long member = upcalls.call(t, "linkMethod",
                "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;",
                caller.mirror(), REF_INVOKE_VIRTUAL, holder.mirror(), text.oop(), type.oop(), box.oop());
        return linked(scope, member, box);
    }

    private Linked linked(HandleScope scope, long member, Handle box) {
        return new Linked(upcalls.target(member), scope.handle(Oops.referenceAt(box.oop(), 0)));
    }
}
