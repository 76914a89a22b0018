/**
 * What a run tells profilers and debuggers about its code while it binds it: perf maps, jitdump files, the interface of GDB.
 *
 * <p>Invariants: every stub that is bound is told once, archived or generated; a run that is not asked for any of this does none of it.
 */
package org.stubarchive.cli.profile;
