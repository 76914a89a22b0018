package org.stubarchive.stubgen;

/** How an instruction field encodes the distance to a label: one constant per encoding of an architecture. */
public interface LabelUse {
    /**
     * Writes the distance into the field.
     *
     * @param buffer buffer to patch
     * @param site offset of the field
     * @param target offset of the label
     * @throws AssemblyException if the distance does not fit
     */
    void patch(CodeBuffer buffer, int site, int target);
}
