package org.stubarchive.natives.security;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.lang.StackFrames;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;

/** The {@code AccessControlContext} of the stack: protection domains of the callers, down to the innermost privileged one. */
@NativesOf("java/security/AccessController")
final class AccessContexts {
    private static final String CONTEXT = "java/security/AccessControlContext";
    private static final String DOMAINS = "[Ljava/security/ProtectionDomain;";
    private static final GuestField DOMAIN_ARRAY = new GuestField(CONTEXT, "context", DOMAINS);
    private static final GuestField PRIVILEGED = new GuestField(CONTEXT, "isPrivileged", "Z");
    private static final GuestField AUTHORIZED = new GuestField(CONTEXT, "isAuthorized", "Z");
    private static final GuestField PRIVILEGED_CONTEXT =
            new GuestField(CONTEXT, "privilegedContext", "Ljava/security/AccessControlContext;");
    private static final String CONTROLLER = "java/security/AccessController";
    /** {@code executePrivileged(action, context, caller)}: locals of the context and of the privileged class. */
    private static final String EXECUTE_PRIVILEGED = "executePrivileged";
    private static final int CONTEXT_LOCAL = 1;
    private static final int CALLER_LOCAL = 2;

    private AccessContexts() {}

    /** The context of the calling stack; 0 if all of it is privileged system code. */
    @Native(value = "getStackAccessControlContext()Ljava/security/AccessControlContext;", last = 17)
    static @Oop long ofStack(NativeCall c) {
        try (HandleScope scope = c.thread().handles().open()) {
            List<Handle> domains = new ArrayList<>();
            Handle privilegedContext = null;
            for (Frame f = StackFrames.caller(c); !f.isEnd(); f.next()) {
                Method method = f.method();
                if (isExecutePrivileged(method)) {
                    privilegedContext = scope.handle(f.localReference(CONTEXT_LOCAL));
                    Klass caller = ObjectModel.current().mirrors().klassOfMirror(f.localReference(CALLER_LOCAL));
                    add(domains, scope, caller);
                    break;
                }
                add(domains, scope, method.holder());
            }
            boolean privileged = privilegedContext != null;
            if (domains.isEmpty() && privileged && privilegedContext.oop() == 0) {
                return 0;
            }
            return create(c, scope, domains, privilegedContext);
        }
    }

    private static boolean isExecutePrivileged(Method method) {
        return method.name().equals(EXECUTE_PRIVILEGED) && method.holder().name().equals(CONTROLLER);
    }

    private static void add(List<Handle> domains, HandleScope scope, Klass klass) {
        long domain = klass instanceof InstanceKlass ? ObjectModel.current().mirrors().protectionDomain(klass) : 0;
        if (domain != 0 && (domains.isEmpty() || domains.get(domains.size() - 1).oop() != domain)) {
            domains.add(scope.handle(domain));
        }
    }

    private static long create(NativeCall c, HandleScope scope, List<Handle> domains, Handle privilegedContext) {
        InstanceKlass klass = c.vm().dictionary().bootKlass(CONTEXT);
        c.vm().dictionary().initialize(c.thread(), klass);
        Handle array = scope.handle(0);
        if (!domains.isEmpty()) {
            array.set(c.objects().newArray(c.thread(), "java/security/ProtectionDomain", domains.size()));
            for (int i = 0; i < domains.size(); i++) {
                GuestArrays.setElement(array.oop(), i, domains.get(i).oop());
            }
        }
        long context = c.vm().heap().allocateInstance(c.thread(), klass);
        DOMAIN_ARRAY.putReference(context, array.oop());
        PRIVILEGED.putBoolean(context, privilegedContext != null);
        PRIVILEGED_CONTEXT.putReference(context, privilegedContext == null ? 0 : privilegedContext.oop());
        AUTHORIZED.putBoolean(context, privilegedContext != null && privilegedContext.oop() != 0 && AUTHORIZED.getBoolean(privilegedContext.oop()));
        return context;
    }
}
