package org.stubarchive.vm.oops;

/** Numbers pairs of method name and descriptor, so that tables compare an int instead of two strings. */
final class SignatureTable {
    private static final int INITIAL = 1 << 13;

    private String[] names = new String[INITIAL];
    private String[] descriptors = new String[INITIAL];
    private int[] ids = new int[INITIAL];
    private int count;

    /** Number of a pair, from 0 in order of first appearance. */
    int id(String name, String descriptor) {
        int i = slot(name, descriptor);
        if (names[i] != null) {
            return ids[i];
        }
        if (4 * count >= 3 * names.length) {
            grow();
            i = slot(name, descriptor);
        }
        names[i] = name;
        descriptors[i] = descriptor;
        ids[i] = count;
        return count++;
    }

    /** Number of a pair, -1 if no method has been seen with it. */
    int find(String name, String descriptor) {
        int i = slot(name, descriptor);
        return names[i] == null ? -1 : ids[i];
    }

    private int slot(String name, String descriptor) {
        int mask = names.length - 1;
        int h = name.hashCode() * 31 + descriptor.hashCode();
        int i = (h ^ h >>> 15) & mask;
        while (names[i] != null && !(names[i].equals(name) && descriptors[i].equals(descriptor))) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        String[] oldNames = names;
        String[] oldDescriptors = descriptors;
        int[] oldIds = ids;
        names = new String[2 * oldNames.length];
        descriptors = new String[names.length];
        ids = new int[names.length];
        for (int k = 0; k < oldNames.length; k++) {
            if (oldNames[k] != null) {
                int i = slot(oldNames[k], oldDescriptors[k]);
                names[i] = oldNames[k];
                descriptors[i] = oldDescriptors[k];
                ids[i] = oldIds[k];
            }
        }
    }
}
