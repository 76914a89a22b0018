package org.stubarchive.samples;

import java.util.Arrays;
import java.util.Comparator;

/** Quicksort, heapsort and merge sort of ints by hand, and the library's sorts of ints, longs and objects. */
public final class Sorting {
    private Sorting() {}

    static void quicksort(int[] a, int low, int high) {
        while (low < high) {
            int pivot = a[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            quicksort(a, low, j);
            low = i;
        }
    }

    static void heapsort(int[] a) {
        for (int i = a.length / 2 - 1; i >= 0; i--) {
            siftDown(a, i, a.length);
        }
        for (int end = a.length - 1; end > 0; end--) {
            int t = a[0];
            a[0] = a[end];
            a[end] = t;
            siftDown(a, 0, end);
        }
    }

    private static void siftDown(int[] a, int root, int end) {
        for (int child = 2 * root + 1; child < end; child = 2 * root + 1) {
            if (child + 1 < end && a[child] < a[child + 1]) {
                child++;
            }
            if (a[root] >= a[child]) {
                return;
            }
            int t = a[root];
            a[root] = a[child];
            a[child] = t;
            root = child;
        }
    }

    static int[] mergesort(int[] a) {
        if (a.length < 2) {
            return a;
        }
        int[] left = mergesort(Arrays.copyOfRange(a, 0, a.length / 2));
        int[] right = mergesort(Arrays.copyOfRange(a, a.length / 2, a.length));
        int[] merged = new int[a.length];
        for (int i = 0, l = 0, r = 0; i < merged.length; i++) {
            merged[i] = r == right.length || l < left.length && left[l] <= right[r] ? left[l++] : right[r++];
        }
        return merged;
    }

    private static int[] numbers(int count) {
        int[] a = new int[count];
        int seed = 42;
        for (int i = 0; i < count; i++) {
            seed = seed * 1664525 + 1013904223;
            a[i] = seed >> 8;
        }
        return a;
    }

    /** Runs the sample; the argument is the number of elements (5000). */
    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        int[] a = numbers(count);
        int[] b = a.clone();
        int[] c = mergesort(a);
        int[] d = a.clone();
        quicksort(a, 0, a.length - 1);
        heapsort(b);
        Arrays.sort(d);
        System.out.println("quicksort " + Arrays.hashCode(a));
        System.out.println("heapsort  " + Arrays.hashCode(b));
        System.out.println("mergesort " + Arrays.hashCode(c));
        System.out.println("library   " + Arrays.hashCode(d));
        Integer[] boxed = Arrays.stream(numbers(count)).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, Comparator.comparing((Integer x) -> Integer.bitCount(x)).thenComparing(Comparator.reverseOrder()));
        System.out.println("objects   " + Arrays.hashCode(boxed));
        long[] longs = Arrays.stream(numbers(count)).mapToLong(x -> (long) x * x).toArray();
        Arrays.sort(longs);
        System.out.println("longs     " + Arrays.hashCode(longs));
    }
}
