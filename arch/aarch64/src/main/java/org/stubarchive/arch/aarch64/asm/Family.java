package org.stubarchive.arch.aarch64.asm;

/** Writes the rows of instructions that differ in some columns only: in a template, {@code %} and a column's name stand for a member's value. */
final class Family {
    /** Value that stands for nothing. */
    private static final String EMPTY = "-";

    private static final String WIDTH_COLUMNS = "R f P Z i r s h n L";
    /** Of 64 and 32 bits: register, sf, stack pointer, width, highest bits of fields that are a bit narrower, N of logical immediates with their fields. */
    private static final String WIDTHS = """
            X 1 SP 64 i r s h N Nrs
            W 0 WSP 32 0 0 0 0 0 rs
            """;

    private Family() {}

    /**
     * The template once for each member.
     *
     * @param columns names, single characters, separated by blanks
     * @param members one a line, their values separated by blanks
     */
    static String of(String columns, String members, String template) {
        String[] names = columns.split(" ");
        StringBuilder result = new StringBuilder();
        for (String member : members.split("\n")) {
            String[] values = member.strip().split(" +");
            if (values.length != names.length) {
                throw new IllegalArgumentException("columns '" + columns + "' of '" + member + "'");
            }
            String[] byName = new String[128];
            for (int i = 0; i < names.length; i++) {
                byName[names[i].charAt(0)] = values[i].equals(EMPTY) ? "" : values[i];
            }
            substitute(result, template, byName);
        }
        return result.toString();
    }

    /** The template for the two widths of general registers. */
    static String widths(String template) {
        return of(WIDTH_COLUMNS, WIDTHS, template);
    }

    private static void substitute(StringBuilder result, String template, String[] values) {
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            String value = c == '%' ? values[template.charAt(i + 1)] : null;
            if (value == null) {
                result.append(c);
            } else {
                result.append(value);
                i++;
            }
        }
    }
}
