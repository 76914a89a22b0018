package org.stubarchive.samples;

/** Prints one line. */
public final class Hello {
    private Hello() {}

    /** Runs the sample. */
    public static void main(String[] args) {
        System.out.println("Hello, world");
    }
}
