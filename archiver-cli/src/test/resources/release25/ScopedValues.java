import java.util.NoSuchElementException;

/** Bindings of scoped values: nested, rebound, beyond exceptions, often enough that they are cached. */
public class ScopedValues {
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();
    private static final ScopedValue<Integer> LEVEL = ScopedValue.newInstance();

    public static void main(String[] args) throws Exception {
        ScopedValue.where(NAME, "outer").where(LEVEL, 1).run(() -> {
            System.out.println(NAME.get() + LEVEL.get());
            ScopedValue.where(NAME, "inner").run(() -> System.out.println(NAME.get() + LEVEL.get() + depth(20)));
            System.out.println(NAME.get());
        });
        System.out.println(NAME.isBound() + NAME.orElse(" none"));
        try {
            NAME.get();
        } catch (NoSuchElementException e) {
            System.out.println(e);
        }
        System.out.println(ScopedValue.where(LEVEL, 7).call(() -> LEVEL.get() * 6));
        try {
            ScopedValue.where(LEVEL, 8).run(() -> {
                throw new IllegalStateException("level " + LEVEL.get());
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + LEVEL.isBound());
        }
    }

    private static int depth(int n) {
        return n == 0 ? 0 : NAME.get().length() + depth(n - 1);
    }
}
