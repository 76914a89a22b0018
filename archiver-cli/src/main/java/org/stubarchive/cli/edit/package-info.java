/**
 * Taking archives apart into stubs and linking a choice of them anew.
 *
 * <p>Invariants: what comes out depends on the stubs that go in, not on the order of the files or the way they were made; a stub is never changed.
 */
package org.stubarchive.cli.edit;
