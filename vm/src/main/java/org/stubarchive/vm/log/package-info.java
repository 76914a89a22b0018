/** Tracing for users: topics, levels, destinations. Invariant: a topic that is off costs no more than the test. */
package org.stubarchive.vm.log;
