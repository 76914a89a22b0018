package org.stubarchive.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Prints its arguments and system property {@code greeting}, numbers the lines of standard input, and exits with the number of lines. */
public final class Echo {
    private Echo() {}

    /** Runs the sample. */
    public static void main(String[] args) throws IOException {
        for (int i = 0; i < args.length; i++) {
            System.out.println("args[" + i + "] = " + args[i]);
        }
        System.out.println("greeting = " + System.getProperty("greeting"));
        int lines = 0;
        int characters = 0;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines++;
            characters += line.length();
            System.out.println(lines + ": " + line);
        }
        System.err.println(characters + " characters");
        System.exit(lines);
    }
}
