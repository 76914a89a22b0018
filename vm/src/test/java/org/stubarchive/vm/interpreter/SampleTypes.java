package org.stubarchive.vm.interpreter;

/** Interfaces of {@link ObjectSample}. */
final class SampleTypes {
    private SampleTypes() {}

    interface Shape {
        int area(int scale);

        default int twice(int scale) {
            return 2 * area(scale);
        }

        int sides();
    }

    interface Named {
        long name();

        double weight(double factor);
    }

    interface Unrelated {
        int foreign();
    }
}
