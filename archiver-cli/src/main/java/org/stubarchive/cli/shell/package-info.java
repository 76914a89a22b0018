/**
 * What shells and readers of manuals get, made from the model of the commands.
 *
 * <p>Invariants: nothing is written by hand twice; the same model gives the same text.
 */
package org.stubarchive.cli.shell;
