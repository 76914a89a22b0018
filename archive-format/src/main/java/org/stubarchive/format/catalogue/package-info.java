/**
 * The catalogue: every stub that this system knows, declared once, generated or not.
 *
 * <p>It is the table resource {@code catalogue.tsv}, one row per stub, because only those who generate, link or inspect need it: a
 * start from an archive works with static ids as plain ints and with the declarations that the archive repeats, and loads nothing of this package.
 *
 * <p>To add a stub, add a row (docs/adding-a-stub.md). Invariants, each with a test: ids and names are unique; an id never changes its name
 * and is never used again (pinned list {@code catalogue-ids.txt} of the tests).
 */
package org.stubarchive.format.catalogue;
