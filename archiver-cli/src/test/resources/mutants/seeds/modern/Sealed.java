package mutants.seeds.modern;

/** Sealed hierarchies. */
public sealed interface Sealed permits Sealed.Leaf, Sealed.Branch, Other {
    default int size() {
        return 1;
    }

    record Leaf(int value) implements Sealed {
    }

    abstract sealed class Branch implements Sealed permits Left, Right {
        abstract String side();
    }

    final class Left extends Branch {
        @Override
        String side() {
            return "left";
        }
    }

    non-sealed class Right extends Branch {
        @Override
        String side() {
            return "right";
        }
    }

    static String run(int n) {
        Sealed s = new Leaf(n);
        return s.size() + new Left().side() + new Right().side() + s + new Other().size() + Sealed.class.isSealed();
    }
}

final class Other implements Sealed {
    @Override
    public int size() {
        return Sealed.super.size() + 1;
    }
}
