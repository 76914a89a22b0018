/**
 * Detached signatures of whole archives: Ed25519 (RFC 8032), keys in the PEM files that {@code openssl} makes (RFC 7468, RFC 8410).
 *
 * <p>Invariants: a signature is over every byte of the file; nothing is taken from a file before its signature was found right.
 */
package org.stubarchive.cli.signature;
