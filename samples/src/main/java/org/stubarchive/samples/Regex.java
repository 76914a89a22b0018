package org.stubarchive.samples;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions: groups, look-around, backtracking, replacement. */
public final class Regex {
    private Regex() {}

    /** Runs the sample. */
    public static void main(String[] args) {
        Matcher dates = Pattern.compile("(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)").matcher("from 2021-03-04 to 2022-11-30");
        while (dates.find()) {
            System.out.println(dates.group("day") + "." + dates.group("month") + "." + dates.group("year") + " at " + dates.start());
        }
        System.out.println("one1two22three333".replaceAll("(\\d+)", "<$1>"));
        System.out.println("camelCaseToSnakeCase".replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase());
        System.out.println(Pattern.compile("\\b(\\w)(\\w*)\\b").matcher("every word gets a capital").replaceAll(m -> m.group(1).toUpperCase() + m.group(2)));
        System.out.println("aaaaaaaaaaaaaaaaaaaab".matches("(a|aa)+b") + " " + "abcabc".matches("(abc)\\1") + " " + "x=1;y=2".split("[=;]").length);
        System.out.println(Pattern.compile("^(.*?),(.*)$", Pattern.MULTILINE).matcher("a,b,c\nd,e").results().map(r -> r.group(2)).toList());
        System.out.println(Pattern.compile("straße", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher("Die STRAßE").find());
        System.out.println(Pattern.compile("[\\p{L}&&[^aeiou]]+").matcher("programming").results().count());
        try {
            Pattern.compile("(unclosed");
        } catch (PatternSyntaxException e) {
            System.out.println(e.getMessage());
        }
    }
}
