/** A scoped value before anything else. */
public class FirstScopedValue {
    static final ScopedValue<String> NAME = ScopedValue.newInstance();

    public static void main(String[] args) {
        ScopedValue.where(NAME, "bound").run(() -> System.out.println(NAME.get()));
        System.out.println(NAME.orElse("free"));
        NAME.get();
    }
}
