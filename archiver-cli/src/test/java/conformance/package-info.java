/**
 * Programs that {@code ConformanceTest} runs with the host's {@code java} and with the tool; each prints what must be equal on both. None prints addresses,
 * identity hash codes, times or the order of unordered things.
 */
package conformance;
