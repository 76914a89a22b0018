package org.stubarchive.cli.gate;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stubarchive.cli.diff.StubDiff;
import org.stubarchive.cli.diff.StubKey;
import org.stubarchive.cli.diff.StubVariant;
import org.stubarchive.format.code.StaticId;

/**
 * Changes that are known and accepted. A line is {@code ID HASH EXPIRY}; ID is a variant's key, such as {@code linux-x86_64/0x04_000001/avx+avx2}, or a static id
 * alone, for all variants; HASH is the canonical hash that the new variant must have, or {@code -} for one that is gone; EXPIRY is the last day on which
 * the change is accepted, {@code YYYY-MM-DD}. {@code #} begins a comment.
 */
public final class AllowList {
    /** Accepts nothing. */
    public static final AllowList EMPTY = new AllowList(List.of());

    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+([0-9a-f]{64}|-)\\s+(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern ID = Pattern.compile("(?:linux-[a-z0-9_]+/)?0x[0-9a-f]{2}_[0-9a-f]{6}(?:/[a-z0-9_+]+)?");

    private record Entry(int line, String id, String hash, LocalDate expiry) {
        boolean isFor(StubKey key) {
            return id.equals(key.toString()) || id.equals(StaticId.format(key.staticId()));
        }
    }

    /** Answer about one change. */
    public enum Answer {
        /** Not listed. */
        UNKNOWN,
        /** Listed with this content. */
        ALLOWED,
        /** Listed, but too long ago. */
        EXPIRED,
        /** Listed with another content. */
        OTHER_HASH
    }

    private final List<Entry> entries;

    private AllowList(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Parses a list.
     *
     * @throws IllegalArgumentException at the first malformed line; the message names it
     */
    public static AllowList parse(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int comment = lines.get(i).indexOf('#');
            String line = (comment < 0 ? lines.get(i) : lines.get(i).substring(0, comment)).trim();
            if (!line.isEmpty()) {
                entries.add(entry(line, i + 1));
            }
        }
        return new AllowList(List.copyOf(entries));
    }

    private static Entry entry(String line, int number) {
        Matcher m = LINE.matcher(line);
        if (!m.matches() || !ID.matcher(m.group(1)).matches()) {
            throw new IllegalArgumentException("line " + number + ": expected ID HASH EXPIRY, as in '0x04_000001 <64 hex digits or -> 2030-12-31', found '" + line + "'");
        }
        try {
            return new Entry(number, m.group(1), m.group(2), LocalDate.parse(m.group(3)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("line " + number + ": '" + m.group(3) + "' is not a date", e);
        }
    }

    /** What the list says about a change on a given day. */
    public Answer ask(StubDiff change, LocalDate today) {
        Answer answer = Answer.UNKNOWN;
        String hash = null;
        for (Entry e : entries) {
            if (e.isFor(change.key())) {
                if (hash == null) {
                    Optional<StubVariant> after = change.after();
                    hash = after.isPresent() ? after.get().canonicalHash() : "-";
                }
                if (!e.hash.equals(hash)) {
                    answer = answer == Answer.UNKNOWN ? Answer.OTHER_HASH : answer;
                } else if (today.isAfter(e.expiry)) {
                    answer = Answer.EXPIRED;
                } else {
                    return Answer.ALLOWED;
                }
            }
        }
        return answer;
    }
}
