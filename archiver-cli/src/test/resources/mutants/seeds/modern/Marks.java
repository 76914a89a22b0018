package mutants.seeds.modern;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** Annotations with elements of every type, in every place, with every retention. */
@Marks.Mark("class")
@Marks.Full(number = 9, kinds = {ElementType.FIELD, ElementType.METHOD}, mark = @Marks.Mark("inner"), type = int[].class)
@Marks.Quiet
@Marks.Many(1)
@Marks.Many(2)
public class Marks {
    static class Header<@Use(5) T extends @Use(6) Object> extends @Use(7) Object implements @Use(8) Runnable {
        @Override
        public void run() {
        }

        int hashCode(int n) {
            return n;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    public @interface Mark {
        String value();
    }

    @Retention(RetentionPolicy.CLASS)
    @interface Quiet {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
    @interface Use {
        int value() default 1;
    }

    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE_USE)
    @interface QuietUse {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(All.class)
    @interface Many {
        int value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        Many[] value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Full {
        boolean flag() default true;

        byte small() default 1;

        char letter() default 'c';

        short medium() default 2;

        int number() default 3;

        long wide() default 4;

        float single() default 5;

        double twice() default 6;

        String text() default "text";

        Class<?> type() default List.class;

        ElementType kind() default ElementType.TYPE;

        ElementType[] kinds() default {};

        Mark mark() default @Mark("default");

        int[] numbers() default {1, 2};
    }

    @Mark("field")
    @Quiet
    @Use(2) String field;
    List<@Use(3) ? extends @QuietUse @Use String @Use(4) []> list;

    @Mark("constructor")
    Marks(@Mark("parameter") int a, String b) {
        field = b + a;
    }

    @Full
    @Quiet
    @Deprecated
    @Use(9) String method(@Mark("first") @Quiet int a, @Mark("second") List<@Use String> b, final Object c) throws @Use RuntimeException {
        @Use(10) Object o = c;
        return (@Use(11) String) o + a + b;
    }

    public static String run(int n) {
        return new Marks(n, "b").method(1, List.of("x"), "object") + new Header<String>().hashCode(n);
    }
}
