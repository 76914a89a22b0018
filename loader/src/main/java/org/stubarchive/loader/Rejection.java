package org.stubarchive.loader;

/**
 * Archived code that was not taken although the machine could run it.
 *
 * @param staticId id of the stub
 * @param name its catalogue name
 * @param reason what does not hold, with expected and found values
 */
public record Rejection(int staticId, String name, String reason) {}
