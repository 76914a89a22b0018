package org.stubarchive.samples;

/** Allocates much more than it keeps: a live, mutating graph among garbage of many sizes. */
public final class Garbage {
    private static final class Node {
        final int id;
        final byte[] payload;
        Node left;
        Node right;

        Node(int id, int size) {
            this.id = id;
            this.payload = new byte[size];
            payload[size / 2] = (byte) id;
        }
    }

    private Garbage() {}

    /**
     * Runs the sample. Arguments: megabytes to allocate in total (40), kilobytes to keep alive (512).
     */
    public static void main(String[] args) {
        long total = (args.length > 0 ? Long.parseLong(args[0]) : 40) << 20;
        int live = (args.length > 1 ? Integer.parseInt(args[1]) : 512) << 10;
        Node[] graph = new Node[live / 512];
        long allocated = 0;
        int seed = 1;
        int count = 0;
        while (allocated < total) {
            seed = seed * 1103515245 + 12345;
            int size = 1 + (seed >>> 16) % 800;
            Node node = new Node(count++, size);
            allocated += size + 64;
            int slot = (seed >>> 8) % graph.length;
            slot = slot < 0 ? -slot : slot;
            node.left = graph[slot];
            node.right = graph[(slot + 1) % graph.length];
            if (node.left != null) {
                node.left.left = null;
                node.left.right = null;
            }
            if (node.right != null) {
                node.right.right = node;
            }
            graph[slot] = node;
        }
        long checksum = 0;
        int kept = 0;
        for (Node node : graph) {
            if (node != null) {
                kept++;
                checksum = checksum * 31 + node.id + node.payload.length + node.payload[node.payload.length / 2];
                checksum += node.left == null ? 1 : node.left.id;
                checksum += node.right == null ? 2 : node.right.id;
            }
        }
        System.out.println(count + " nodes, " + kept + " kept, checksum " + checksum);
    }
}
