package org.stubarchive.vm.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request of a client.
 *
 * @param operation what is asked for
 * @param arguments three, empty where the client gave none
 */
record AttachRequest(String operation, List<String> arguments) {
    /** The only version that is understood. */
    static final String VERSION = "1";

    private static final int ARGUMENTS = 3;
    private static final int LONGEST = 4096;

    /** A request that is not one; the message is for the client. */
    static final class MalformedRequestException extends IOException {
        private static final long serialVersionUID = 1;

        MalformedRequestException(String message) {
            super(message);
        }
    }

    /**
     * Reads a request.
     *
     * @throws MalformedRequestException if its version is another, or it is too long
     * @throws IOException if the client has gone
     */
    static AttachRequest read(InputStream in) throws IOException {
        String version = word(in);
        if (!version.equals(VERSION)) {
            throw new MalformedRequestException("protocol version " + version + ", " + VERSION + " is understood");
        }
        String operation = word(in);
        String[] arguments = new String[ARGUMENTS];
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = word(in);
        }
        return new AttachRequest(operation, List.of(arguments));
    }

    private static String word(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST];
        int n = 0;
        int b = in.read();
        while (b > 0) {
            if (n == LONGEST) {
                throw new MalformedRequestException("a word of more than " + LONGEST + " bytes");
            }
            bytes[n++] = (byte) b;
            b = in.read();
        }
        if (b < 0) {
            throw new IOException("the request ends early");
        }
        return new String(bytes, 0, n, StandardCharsets.UTF_8);
    }
}
