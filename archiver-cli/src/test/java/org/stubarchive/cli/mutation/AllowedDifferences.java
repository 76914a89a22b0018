package org.stubarchive.cli.mutation;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What host and tool may say differently of a mutant, each with its reason. */
enum AllowedDifferences {
    /** Which of several methods with errors is verified first depends on where the host keeps their names in memory. */
    OTHER_METHOD {
        @Override
        boolean covers(String host, String ours) {
            String atHost = method(host);
            String here = method(ours);
            return isVerification(host) && isVerification(ours) && atHost != null && here != null && !atHost.equals(here);
        }
    },
    /**
     * The verifier for class files before version 50 is another one, with texts of its own about what it found first; that the class is refused, and with which error, is the same.
     */
    OLD_VERIFIER {
        @Override
        boolean covers(String host, String ours) {
            return OLD_TEXT.matcher(host).find() && isVerification(ours) && Objects.equals(errorClass(host), errorClass(ours));
        }
    },
    /** The same of a class that is loaded while a method is verified. */
    OTHER_METHOD_LOADS {
        @Override
        boolean covers(String host, String ours) {
            return isVerification(host) && isMissing(ours) || isMissing(host) && isVerification(ours);
        }
    },
    /** The host's interpreter has one text at a call's first execution and another later; its compiled code has the resolved method in it, and not the selected one. */
    ABSTRACT_METHOD {
        @Override
        boolean covers(String host, String ours) {
            return "java.lang.AbstractMethodError".equals(errorClass(host)) && Objects.equals(errorClass(host), errorClass(ours));
        }
    },
    /** Of several arguments of a bootstrap method that have another type than its parameters, the host casts any one first. */
    OTHER_ARGUMENT {
        @Override
        boolean covers(String host, String ours) {
            return ARGUMENT.matcher(host).find() && ARGUMENT.matcher(ours).find();
        }
    },
    /** A method that ends with a monitor locked is no error here (JVMS 2.11.10 allows either): its result is seen, or what it threw. */
    UNBALANCED_MONITOR {
        @Override
        boolean covers(String host, String ours) {
            return host.startsWith("java.lang.IllegalMonitorStateException: null");
        }
    };

    private static final Pattern OLD_TEXT = Pattern.compile("^(before: )?[\\w.]*(VerifyError|ClassFormatError): \\(class: ");
    private static final Pattern ERROR = Pattern.compile("^(?:before: )?([\\w.]+Error): ");
    private static final Pattern ARGUMENT = Pattern.compile("^java.lang.BootstrapMethodError: bootstrap method initialization exception .* by java.lang.ClassCastException: Cannot cast ");
    private static final Pattern METHOD = Pattern.compile("Location:\\\\n(\\S+) @|method: (\\S+ signature: \\S+)\\)|in method '[^']* [\\w.$]+\\.([^'.]+)\\(");

    /** Whether this allows it that, of one mutant and question, the host says one thing and the tool another. */
    abstract boolean covers(String host, String ours);

    /** Whether any of them does. */
    static boolean allow(String host, String ours) {
        return Arrays.stream(values()).anyMatch(a -> a.covers(host, ours));
    }

    private static boolean isMissing(String text) {
        return "java.lang.NoClassDefFoundError".equals(errorClass(text));
    }

    private static boolean isVerification(String text) {
        String error = errorClass(text);
        return error != null && (error.equals("java.lang.VerifyError") || error.equals("java.lang.ClassFormatError"));
    }

    private static String errorClass(String text) {
        Matcher m = ERROR.matcher(text);
        return m.find() ? m.group(1) : null;
    }

    private static String method(String text) {
        Matcher m = METHOD.matcher(text);
        return m.find() ? m.group() : null;
    }
}
