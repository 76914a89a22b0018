/**
 * What a guest thread needs to run generated code: its stack and its thread block.
 *
 * <p>Invariant: a stack and a block belong to one host thread at a time; who creates them closes them, and not while generated code runs on them.
 */
package org.stubarchive.loader.thread;
