/**
 * Programs that use large parts of the class library. Each prints only what does not depend on time, memory addresses or the machine, so that its output on
 * two virtual machines can be compared; {@link conformance.library.Suite} runs several in one process.
 */
package conformance.library;
