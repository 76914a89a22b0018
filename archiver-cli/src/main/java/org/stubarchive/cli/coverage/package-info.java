/**
 * Which stubs a target has, and why it lacks the others.
 *
 * <p>Invariants: stubs are those of the catalogue and those of the archive, by static id; whatever a target lacks has a reason, in one line; the result depends on the archive
 * and this build only.
 */
package org.stubarchive.cli.coverage;
