import java.util.List;
import java.util.Set;

/** Stack walks: all that a frame tells, deep stacks in batches, classes only, callers. */
public class StackWalks {
    public static void main(String[] args) {
        StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
        walker.forEach(f -> System.out.println(f.getDeclaringClass() + " " + f.getMethodName() + f.getMethodType() + f.getDescriptor() + " " + f.getLineNumber()
                + " " + f.getByteCodeIndex() + " " + f.getFileName() + " " + f.isNativeMethod() + " " + f.toStackTraceElement()));
        System.out.println(deep(100, walker));
        System.out.println(caller(walker));
        StackWalker classes = StackWalker.getInstance(Set.of(StackWalker.Option.DROP_METHOD_INFO, StackWalker.Option.RETAIN_CLASS_REFERENCE));
        List<String> names = classes.walk(s -> s.map(StackWalker.StackFrame::getClassName).toList());
        System.out.println(names);
        try {
            classes.walk(s -> s.map(StackWalker.StackFrame::getMethodName).toList());
        } catch (UnsupportedOperationException e) {
            System.out.println(e);
        }
        try {
            StackWalker.getInstance().getCallerClass();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        Runnable hidden = () -> {
            List<String> methods = walker.walk(s -> s.map(StackWalker.StackFrame::getMethodName).toList());
            System.out.println(methods);
        };
        hidden.run();
    }

    private static long deep(int n, StackWalker walker) {
        return n == 0 ? walker.walk(s -> s.filter(f -> f.getMethodName().equals("deep")).count()) : deep(n - 1, walker);
    }

    private static Class<?> caller(StackWalker walker) {
        return walker.getCallerClass();
    }
}
