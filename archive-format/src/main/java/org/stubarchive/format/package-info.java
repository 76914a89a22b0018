/**
 * The archive format: the contract between those who generate code, those who store it and those who bind it.
 *
 * <pre>
 * layout     offsets of VM structures that generated code reads, and their digest
 * runtime    requests of generated code to the runtime, value kinds, top-of-stack states
 * catalogue  every stub that exists: static id, name, entries, features
 * code       stubs before layout, code images and their tables after it
 * identity   what tells two stubs apart; the hashes of all that a build generates
 * link       stubs to code image (used when training and when generating on demand)
 * writer     code images to archive file (training only)
 * open       archive file to sections, without any library (every start)
 * reader     archive file with manifest and debug data (tools)
 * </pre>
 *
 * Invariant: {@code open}, {@code code}, {@code identity} and {@code layout} use neither Jackson nor Commons Compress, and nothing of {@code writer},
 * {@code reader}, {@code link} or {@code catalogue}.
 */
package org.stubarchive.format;
