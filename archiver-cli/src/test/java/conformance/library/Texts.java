package conformance.library;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.ChoiceFormat;
import java.text.Collator;
import java.text.CompactNumberFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.text.ParseException;
import java.text.ParsePosition;
import java.text.StringCharacterIterator;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.FormatterClosedException;
import java.util.IllegalFormatException;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** {@code java.text}, formats, locales, bundles, properties, scanners, regular expressions. */
public final class Texts {
    private static final Locale[] LOCALES = {Locale.ROOT, Locale.US, Locale.GERMANY, Locale.JAPAN, Locale.FRANCE, new Locale("hi", "IN"), new Locale("de", "CH"), new Locale("ar", "EG")};

    private Texts() {}

    /** Messages of a bundle. */
    public static final class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"hello", "Hello {0}"}, {"list", new String[] {"a", "b"}}};
        }
    }

    /** The same in German; what is missing comes from the parent. */
    public static final class Words_de extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"hello", "Hallo {0}"}};
        }
    }

    /** The program. */
    public static void main(String[] args) throws Exception {
        numbers();
        messages();
        comparing();
        formatter();
        bundles();
        scanning();
        expressions();
        decimals();
        strings();
    }

    private static void numbers() throws ParseException {
        for (Locale locale : LOCALES) {
            NumberFormat currency = NumberFormat.getCurrencyInstance(locale);
            System.out.println(locale + " " + NumberFormat.getInstance(locale).format(-1234567.891) + " " + NumberFormat.getPercentInstance(locale).format(0.256) + " " + currency.format(-1234.5)
                    + " " + NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT).format(1_234_567) + " " + NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.LONG).format(98_765)
                    + " " + NumberFormat.getIntegerInstance(locale).format(2.5));
            System.out.println(locale.getDisplayName(Locale.US) + " " + locale.getDisplayLanguage(locale) + " " + locale.toLanguageTag() + " " + DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
        }
        for (String pattern : new String[] {"#,##0.00;(#,##0.00)", "0.###E0", "##0.##E0", "00000", "#.##%", "\u00a4#,##0.00", "'#'#", "#,####.0", "0.0\u2030"}) {
            DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
            System.out.println(pattern + " " + format.format(1234.5678) + " " + format.format(-0.0625) + " " + format.format(Double.NaN) + " " + format.format(Double.NEGATIVE_INFINITY) + " " + format.format(Long.MIN_VALUE)
                    + " " + format.format(new BigDecimal("123456789012345678901234567890.125")) + " " + format.toPattern());
        }
        for (RoundingMode mode : RoundingMode.values()) {
            DecimalFormat format = new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT));
            format.setRoundingMode(mode);
            try {
                System.out.println(mode + " " + format.format(0.25) + " " + format.format(-0.35) + " " + format.format(1.05));
            } catch (ArithmeticException e) {
                System.out.println(mode + " " + e.getMessage());
            }
        }
        System.out.println(NumberFormat.getInstance(Locale.GERMANY).parse("1.234,5") + " " + NumberFormat.getInstance(Locale.US).parse("12abc"));
        ParsePosition position = new ParsePosition(1);
        System.out.println(NumberFormat.getInstance(Locale.US).parse("x99.5y", position) + " " + position);
        try {
            NumberFormat.getInstance(Locale.US).parse("abc");
        } catch (ParseException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Currency.getInstance(Locale.JAPAN) + " " + Currency.getInstance("EUR").getSymbol(Locale.GERMANY) + " " + Currency.getInstance("CHF").getDisplayName(Locale.US) + " " + Currency.getInstance("BHD").getDefaultFractionDigits());
        System.out.println(new CompactNumberFormat("0", DecimalFormatSymbols.getInstance(Locale.US), new String[] {"", "", "", "0K", "00K", "000K"}).format(45_678));
        System.out.println(new ChoiceFormat("0#none|1#one|1<many {0}").format(7));
    }

    private static void messages() {
        Date date = new Date(0);
        MessageFormat format = new MessageFormat("{0} has {1,choice,0#no files|1#one file|1<{1,number,integer} files} ({2,number,#.##}) '{x}' {3}", Locale.US);
        System.out.println(format.format(new Object[] {"Disk", 0, 3.14159, null}) + " " + format.format(new Object[] {"Disk", 1, 3.14159, 'c'}) + " " + format.format(new Object[] {"Disk", 1273, 1e10, Locale.US}));
        System.out.println(Arrays.toString(new MessageFormat("{0}-{1}", Locale.ROOT).parse("ab-cd", new ParsePosition(0))));
        MessageFormat dated = new MessageFormat("{0,date,yyyy-MM-dd} {0,time,HH:mm}", Locale.GERMANY);
        ((java.text.SimpleDateFormat) dated.getFormats()[0]).setTimeZone(TimeZone.getTimeZone("UTC"));
        System.out.println(dated.toPattern() + " " + dated.getFormats().length + " " + date.getTime());
        try {
            new MessageFormat("{0,foo}");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void comparing() {
        String[] words = {"zebra", "\u00c4pfel", "Apfel", "apfel", "\u00e9t\u00e9", "ete", "Zoo", "stra\u00dfe", "strasse", "co-op", "coop"};
        for (Locale locale : new Locale[] {Locale.US, Locale.GERMANY, new Locale("sv", "SE"), Locale.FRANCE}) {
            Collator collator = Collator.getInstance(locale);
            String[] sorted = words.clone();
            Arrays.sort(sorted, collator);
            collator.setStrength(Collator.PRIMARY);
            System.out.println(locale + " " + Arrays.toString(sorted) + " " + collator.compare("Apfel", "\u00e4pfel") + " " + Arrays.hashCode(collator.getCollationKey("Stra\u00dfe").toByteArray()));
        }
        String text = "Hello, world! It's 3.14 o'clock. Dr. Who? \u3053\u3093\u306b\u3061\u306f\u3002 e\u0301nd";
        for (BreakIterator breaks : new BreakIterator[] {BreakIterator.getWordInstance(Locale.US), BreakIterator.getSentenceInstance(Locale.US), BreakIterator.getLineInstance(Locale.US), BreakIterator.getCharacterInstance(Locale.US)}) {
            breaks.setText(new StringCharacterIterator(text));
            StringJoiner join = new StringJoiner("|");
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                join.add(text.substring(start, end));
            }
            System.out.println(join);
        }
        for (Normalizer.Form form : Normalizer.Form.values()) {
            String normal = Normalizer.normalize("\u00c5\ufb01\u1e9b\u0323\uac00\u2460", form);
            System.out.println(form + " " + normal.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" ")) + " " + Normalizer.isNormalized("abc\u0301", form));
        }
    }

    private static void formatter() {
        System.out.println(String.format(Locale.US, "%d|%5d|%-5d|%05d|%+d|%,d|%(d|% d|%x|%X|%o|%#x|%#o", 42, 42, 42, 42, 42, 1234567, -42, 42, 255, 255, 8, 255, 8));
        System.out.println(String.format(Locale.GERMANY, "%,.3f|%e|%g|%a|%10.2f|%-10.2f|%+.1e|%08.3f|%s", 12345.6789, 12345.6789, 0.00001234, 1.0, 3.14159, 3.14159, -0.000123, -3.5, 1.0f));
        System.out.println(String.format("%s|%10s|%-10s|%.3s|%S|%b|%B|%c|%C|%h|%n%%|%2$s %1$s %<s", "abc", "def", "ghi", "jklmno", "upper", true, null, 'x', 'y', "hash").replace(System.lineSeparator(), "NL"));
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("America/New_York"), Locale.US);
        calendar.setTimeInMillis(1_700_000_000_123L);
        System.out.println(String.format(Locale.US, "%1$tY-%1$tm-%1$td %1$tH:%1$tM:%1$tS.%1$tL %1$tp %1$tZ %1$tz %1$ts %1$tQ %1$tA %1$ta %1$tB %1$tb %1$tj %1$te %1$tk %1$tl %1$tI %1$tC %1$ty %1$tN %1$tR %1$tT %1$tr %1$tD %1$tF %1$tc", calendar));
        System.out.println(String.format(Locale.JAPAN, "%1$tA %1$tB %1$tp", calendar) + String.format(" %tF", java.time.LocalDate.of(2020, 2, 3)));
        System.out.println(String.format("%d %s %x %,d", new BigInteger("123456789012345678901234567890"), new BigDecimal("1E+5"), new BigInteger("-255"), new BigInteger("-1234567890123")));
        System.out.println(String.format(Locale.ROOT, "%.0f %.1f %.2f %.3f %f %s %s", 0.5, 0.25, 1.005, 2.0005, 1e20, Double.MIN_VALUE, Float.MAX_VALUE) + String.format("%f %e %s", Double.NaN, Double.POSITIVE_INFINITY, -0.0));
        System.out.println(String.format(Locale.ROOT, "%.15g %.3g %g %a %a %a", Math.PI, 123456.0, 1e-5, Double.MIN_VALUE, -0.1, Double.MAX_VALUE));
        Object[][] wrong = {{"%d", "x"}, {"%q", 1}, {"%s %s", 1}, {"%-d", 1}, {"%.2d", 1}, {"%c", 0x110000}, {"%+s", "x"}, {"%#d", 5}, {"%05s", "x"}, {"%5", 1}, {"%tq", 1L}};
        for (Object[] bad : wrong) {
            try {
                System.out.println(String.format((String) bad[0], bad[1]));
            } catch (IllegalFormatException e) {
                System.out.println(e);
            }
        }
        java.util.Formatter closed = new java.util.Formatter(new StringBuilder());
        closed.close();
        try {
            closed.format("x");
        } catch (FormatterClosedException e) {
            System.out.println(e);
        }
    }

    private static void bundles() throws Exception {
        for (Locale locale : new Locale[] {Locale.GERMANY, Locale.FRANCE}) {
            ResourceBundle bundle = ResourceBundle.getBundle("conformance.library.Texts$Words", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_CLASS));
            System.out.println(MessageFormat.format(bundle.getString("hello"), "X") + " " + Arrays.toString(bundle.getStringArray("list")) + " " + new TreeMap<>(bundle.keySet().stream().collect(Collectors.toMap(k -> k, k -> 1))) + " " + bundle.getLocale());
        }
        try {
            ResourceBundle.getBundle("no.such.Bundle", Locale.ROOT);
        } catch (MissingResourceException e) {
            System.out.println(e.getMessage());
        }
        Properties properties = new Properties();
        properties.load(new StringReader("# c\n! d\na = 1\nb:2\nc 3\nlong = one \\\n   two\nuni=\\u00e4\\t|\nempty\nkey\\ with\\:=v\n"));
        System.out.println(new TreeMap<>(properties));
        Properties child = new Properties(properties);
        child.setProperty("x", "\u20ac \\ = : #");
        StringWriter writer = new StringWriter();
        child.store(writer, null);
        System.out.println(writer.toString().lines().filter(l -> !l.startsWith("#")).collect(Collectors.toList()) + " " + child.getProperty("a") + " " + child.stringPropertyNames().size());
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        child.storeToXML(xml, "comment <>&");
        System.out.println(xml.toString(StandardCharsets.UTF_8));
        Properties back = new Properties();
        back.loadFromXML(new ByteArrayInputStream(xml.toByteArray()));
        System.out.println(back);
        System.out.println(Locale.forLanguageTag("zh-Hant-TW-u-ca-japanese-x-lvariant-foo").toString() + " " + new Locale.Builder().setLanguage("sr").setScript("Latn").setRegion("RS").build().toLanguageTag() + " " + Locale.getISOCountries().length + " " + Locale.lookupTag(Locale.LanguageRange.parse("de-AT,en;q=0.5"), Arrays.asList("en", "de")));
        System.out.println("TITLE I\u0130".toLowerCase(new Locale("tr")) + " " + "title i\u0131\u00df".toUpperCase(new Locale("tr")) + " " + "\u03a3\u03a3".toLowerCase(Locale.ROOT));
    }

    /** Number of groups of the last match, if the scanner knows one. */
    private static String groups(Scanner scanner) {
        try {
            return "" + scanner.match().groupCount();
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private static void scanning() {
        try (Scanner scanner = new Scanner("12 abc 3.5 true 0x1F 1,234 99999999999 last line\nsecond;third\n\nend")) {
            scanner.useLocale(Locale.US);
            System.out.println(scanner.nextInt() + " " + scanner.next() + " " + scanner.nextDouble() + " " + scanner.nextBoolean() + " " + scanner.hasNextInt() + " " + scanner.next() + " " + scanner.nextInt() + " " + scanner.nextLong() + " [" + scanner.nextLine() + "]");
            scanner.useDelimiter("[;\\n]+");
            System.out.println(scanner.next() + " " + scanner.next() + " " + scanner.hasNext("en.") + " " + scanner.findInLine("(\\w)nd") + " " + groups(scanner) + " " + scanner.hasNext());
            scanner.nextInt();
        } catch (java.util.NoSuchElementException e) {
            System.out.println(e.getClass());
        }
        System.out.println(new Scanner("a1b22c333").findAll("\\d+").map(MatchResult::group).toList() + " " + new Scanner("1|2|3").useDelimiter("\\|").tokens().toList());
        StringTokenizer tokens = new StringTokenizer("a b,c\td", " ,", true);
        StringJoiner joiner = new StringJoiner("><", "<", ">");
        while (tokens.hasMoreTokens()) {
            joiner.add(tokens.nextToken());
        }
        System.out.println(joiner + " " + tokens.countTokens());
    }

    private static void expressions() {
        String[][] cases = {
            {"(\\w+)@(\\w+)\\.com", "joe@site.com, ann@corp.com"}, {"(?<y>\\d{4})-(?<m>\\d\\d)", "2020-01 1999-12"}, {"(?i)HeLLo", "hello HELLO"}, {"^\\s*(#.*)?$", "a\n # x\n\n"}, {"(a+)+b", "aaaaab"},
            {"(?<=\\$)\\d+(?!\\d|\\.)", "$100 $20.5 30"}, {"\\b\\p{Lu}\\w*", "The Quick brown \u00c4rger Fox"}, {"(.)\\1", "aabbcd\u00e4\u00e4"}, {"[a-z&&[^aeiou]]+", "hello world"}, {"\\Qa.b\\E", "a.b axb"},
            {"(?s)a.c", "a\nc"}, {"(?x) a  b # comment\n c", "abc"}, {"a{2,3}?", "aaaaa"}, {"a*+a", "aaa"}, {"\\R", "a\r\nb\u2028c"}, {"\\X", "e\u0301a\ud83d\ude00"}, {"\\p{IsGreek}+", "abc\u03b1\u03b2"}, {"[\\p{Punct}&&[^.]]", "a.b,c!d"},
            {"(?:x|y|(z))+", "xyzzy"}, {"\\h+\\v", "a \t\nb"}, {"(?>a|ab)c", "abc ac"}, {"\\d+(?=%)", "50% 60"}, {"\\G\\w", "ab c"}, {"(?u)(?i)\\w\u00e4", "x\u00c4"}, {"\\x{1F600}|\\ud83d\\ude01", "\ud83d\ude00\ud83d\ude01"},
        };
        for (String[] c : cases) {
            Matcher matcher = Pattern.compile(c[0], c[0].startsWith("^") ? Pattern.MULTILINE : 0).matcher(c[1]);
            StringJoiner found = new StringJoiner(";");
            while (matcher.find()) {
                StringJoiner groups = new StringJoiner(",");
                for (int i = 0; i <= matcher.groupCount(); i++) {
                    groups.add(matcher.group(i) + "@" + matcher.start(i) + "-" + matcher.end(i));
                }
                found.add(groups.toString());
            }
            System.out.println(c[0].replace("\n", "\\n") + " -> " + found.toString().replace("\n", "\\n").replace("\r", "\\r"));
        }
        System.out.println("2020-01-15".replaceAll("(\\d+)-(\\d+)-(\\d+)", "$3/$2/$1") + " " + Pattern.compile("\\d").matcher("a1b2").replaceAll(r -> "<" + (Integer.parseInt(r.group()) + 1) + ">") + " " + Arrays.toString("a,b,,c,,".split(","))
                + Arrays.toString("a,b,,c,,".split(",", -1)) + Arrays.toString("boo:and:foo".split("o", 3)) + Pattern.compile("\\s*;\\s*").splitAsStream("a ; b;c").toList());
        Matcher region = Pattern.compile("^b+$").matcher("abbbc").region(1, 4);
        System.out.println(region.matches() + " " + region.useAnchoringBounds(false).lookingAt() + " " + region.hitEnd() + " " + region.toMatchResult().groupCount());
        StringBuilder appended = new StringBuilder();
        Matcher names = Pattern.compile("(?<first>\\w+) (?<last>\\w+)").matcher("John Smith and Jane Doe");
        while (names.find()) {
            names.appendReplacement(appended, "${last}, ${first}");
        }
        System.out.println(names.appendTail(appended));
        for (String bad : new String[] {"(", "[a", "a**", "\\k<x>", "(?<n>a)(?<n>b)", "\\p{Foo}", "a{2,1}", "(?<=a+)b"}) {
            try {
                System.out.println(Pattern.compile(bad).matcher("aab").find());
            } catch (PatternSyntaxException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(Pattern.compile("a+").asMatchPredicate().test("aaa") + " " + Pattern.quote("a\\Eb") + " " + Matcher.quoteReplacement("$1\\"));
    }

    private static void decimals() {
        BigDecimal x = new BigDecimal("123.456789");
        System.out.println(x.divide(new BigDecimal("7"), MathContext.DECIMAL128) + " " + x.setScale(2, RoundingMode.HALF_EVEN) + " " + x.pow(15).precision() + " " + x.sqrt(new MathContext(40)) + " " + x.negate().remainder(BigDecimal.TEN)
                + " " + new BigDecimal("1E-10").toPlainString() + " " + new BigDecimal("100").stripTrailingZeros() + " " + new BigDecimal("1234E5").toEngineeringString() + " " + new BigDecimal(0.1));
        try {
            BigDecimal.ONE.divide(new BigDecimal(3));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        BigInteger big = new BigInteger("2").pow(521).subtract(BigInteger.ONE);
        System.out.println(big.isProbablePrime(20) + " " + big.bitLength() + " " + big.mod(new BigInteger("1000000007")) + " " + BigInteger.TEN.modInverse(new BigInteger("97")) + " " + big.sqrt().toString(36) + " " + big.multiply(big).hashCode());
    }

    private static void strings() {
        System.out.println("  a\tb \n".strip() + "|" + "ab".repeat(3) + "|" + "a\nb\r\nc".lines().toList() + "|" + " x\n  y".indent(2).replace("\n", "N") + "|" + "  a\n   b".stripIndent() + "|" + "a\\tb\\u0041".length() + "|" + "a\\tb".translateEscapes());
        System.out.println("\ud83d\ude00x".codePointCount(0, 3) + " " + new StringBuilder("a\ud83d\ude00b").reverse().codePointAt(1) + " " + "straSSe".equalsIgnoreCase("STRASSE") + " " + "b".compareTo("abc") + " " + "a-b-c".lastIndexOf("-") + " " + String.join("/", "x", "y") + " " + "abc".chars().sum()
                + " " + "Hello".regionMatches(true, 1, "ELL", 0, 3) + " " + "x".describeConstable().get() + " " + "%s-%d".formatted("a", 1) + " " + "abc".contentEquals(new StringBuffer("abc")) + " " + Character.getName('a') + " " + Character.UnicodeBlock.of('\u3042') + " " + Character.getNumericValue('\u216b'));
    }
}
