package org.stubarchive.natives.io;

import java.util.ArrayDeque;
import java.util.Deque;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Canonical form of an absolute path: links of the part that exists are resolved, dots are removed from the rest. */
final class CanonicalPath {
    private static final int PATH_MAX = 4096;
    private static final int ENAMETOOLONG = 36;

    private CanonicalPath() {}

    /**
     * A canonical path, or an error.
     *
     * @param errno 0 if there is a path
     */
    record Result(String path, int errno) {}

    static Result of(String path) {
        if (path.length() > PATH_MAX) {
            return new Result(null, ENAMETOOLONG);
        }
        String real = real(path);
        if (real != null) {
            return new Result(removeDots(real), 0);
        }
        for (int end = path.length(); end > 1;) {
            end = path.lastIndexOf('/', end - 1);
            if (end <= 0) {
                break;
            }
            String prefix = real(path.substring(0, end));
            if (prefix != null) {
                String rest = path.substring(end);
                return new Result(removeDots((prefix.equals("/") ? "" : prefix) + rest), 0);
            }
        }
        return new Result(removeDots(path), 0);
    }

    private static String real(String path) {
        try (NativeBytes name = NativeBytes.ofPath(path); NativeBytes buffer = NativeBytes.ofSize(PATH_MAX + 1)) {
            long result = Posix.callPointer("realpath", name.address(), buffer.address(), 0);
            return result < 0 && result > -PATH_MAX ? null : NativeBytes.text(buffer.address());
        }
    }

    /** Removes empty components and {@code .}; {@code ..} removes the component before it. */
    private static String removeDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                kept.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                kept.addLast(name);
            }
        }
        return "/" + String.join("/", kept);
    }
}
