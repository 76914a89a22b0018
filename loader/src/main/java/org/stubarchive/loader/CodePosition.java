package org.stubarchive.loader;

/**
 * A PC in generated code.
 *
 * @param staticId id of the stub
 * @param name its catalogue name
 * @param offset bytes from the stub's first byte
 * @param origin where the code comes from
 */
public record CodePosition(int staticId, String name, int offset, CodeOrigin origin) {
    /** {@code name+0xoffset}. */
    @Override
    public String toString() {
        return name + "+0x" + Integer.toHexString(offset);
    }
}
