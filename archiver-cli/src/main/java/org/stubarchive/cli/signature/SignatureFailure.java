package org.stubarchive.cli.signature;

/** A key or signature is missing, malformed or wrong. The message is one line that names the file. */
public final class SignatureFailure extends Exception {
    private static final long serialVersionUID = 1L;

    SignatureFailure(String message) {
        super(message);
    }
}
