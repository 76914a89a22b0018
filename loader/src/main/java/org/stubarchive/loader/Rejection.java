package org.stubarchive.loader;

/**
 * An archived variant of a stub that was not taken although the machine could run it.
 *
 * @param staticId id of the stub
 * @param name its catalogue name
 * @param variant the features that it needs: {@code baseline} or names joined by {@code +}
 * @param reason what does not hold, with expected and found values
 */
public record Rejection(int staticId, String name, String variant, String reason) {
    /** Name that no other variant has: the stub's, with the features behind it if it is no baseline, as {@code stub[avx+avx2]}. */
    public String unique() {
        return variant.equals("baseline") ? name : name + "[" + variant + "]";
    }
}
