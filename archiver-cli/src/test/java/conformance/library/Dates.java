package conformance.library;

import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** {@code java.time}, calendars and their formats: zones, changes of offset, locales, parsing. */
public final class Dates {
    private static final Locale[] LOCALES = {Locale.ROOT, Locale.US, Locale.GERMANY, Locale.JAPAN, Locale.FRANCE, new Locale("ar", "EG"), new Locale("th", "TH")};

    private Dates() {}

    /** The program. */
    public static void main(String[] args) {
        zones();
        formats();
        parsing();
        amounts();
        adjusters();
        chronologies();
        calendars();
        tables();
    }

    private static void zones() {
        for (String id : new String[] {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Asia/Kolkata", "UTC", "America/Sao_Paulo", "Pacific/Apia"}) {
            ZoneId zone = ZoneId.of(id);
            ZonedDateTime start = ZonedDateTime.of(2021, 3, 27, 23, 30, 15, 123_000_000, zone);
            System.out.println(start + " " + start.plusHours(5) + " " + start.plusDays(200).toInstant() + " " + start.getOffset());
            ZoneRules rules = zone.getRules();
            ZoneOffsetTransition next = rules.nextTransition(Instant.parse("2021-01-01T00:00:00Z"));
            System.out.println(id + " " + next + " " + rules.isFixedOffset() + " " + rules.getTransitionRules().size() + " " + rules.getStandardOffset(Instant.EPOCH));
            System.out.println(zone.getDisplayName(TextStyle.FULL, Locale.US) + " / " + zone.getDisplayName(TextStyle.SHORT, Locale.GERMANY));
        }
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        System.out.println(ZonedDateTime.of(LocalDateTime.of(2022, 3, 27, 2, 30), berlin));
        ZonedDateTime overlap = ZonedDateTime.of(LocalDateTime.of(2022, 10, 30, 2, 30), berlin);
        System.out.println(overlap + " " + overlap.withLaterOffsetAtOverlap() + " " + Duration.between(overlap, overlap.withLaterOffsetAtOverlap()));
        System.out.println(ZoneId.getAvailableZoneIds().size() > 500);
        System.out.println(ZonedDateTime.parse("2020-02-29T12:00+01:00[Europe/Paris]").plusYears(1));
        try {
            ZoneId.of("Mars/Base");
        } catch (DateTimeException e) {
            System.out.println(e);
        }
        System.out.println(Clock.fixed(Instant.ofEpochSecond(1_600_000_000L), ZoneOffset.ofHoursMinutes(5, 30)));
        System.out.println(OffsetDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.ofHours(-11)).toInstant());
    }

    private static void formats() {
        ZonedDateTime when = ZonedDateTime.of(2023, 11, 5, 14, 7, 9, 123_456_789, ZoneId.of("America/New_York"));
        for (Locale locale : LOCALES) {
            for (FormatStyle style : FormatStyle.values()) {
                System.out.println(locale + " " + style + " " + DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(when)
                        + " | " + DateTimeFormatter.ofLocalizedTime(style).withLocale(locale).format(when)
                        + " | " + DateTimeFormatter.ofLocalizedDateTime(style).withLocale(locale).format(when));
            }
            System.out.println(DateTimeFormatter.ofPattern("EEEE EEE d MMMM MMM yyyy G QQQ QQQQ h:mm a B z zzzz VV xxx O", locale).format(when));
            System.out.println(DayOfWeek.MONDAY.getDisplayName(TextStyle.NARROW, locale) + " " + WeekFields.of(locale));
        }
        for (String pattern : new String[] {"uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", "D w W e c F", "yy/M/d K k A N n", "'it''s' H[:m]", "ppppH", "XXXXX ZZZZ Z x", "yyyyy", "LLLL ccc"}) {
            System.out.println(pattern + " -> " + DateTimeFormatter.ofPattern(pattern, Locale.US).format(when));
        }
        System.out.println(DateTimeFormatter.RFC_1123_DATE_TIME.format(when) + " " + DateTimeFormatter.ISO_WEEK_DATE.format(when) + " " + DateTimeFormatter.ISO_ORDINAL_DATE.format(when)
                + " " + DateTimeFormatter.BASIC_ISO_DATE.format(when) + " " + DateTimeFormatter.ISO_INSTANT.format(when));
        DateTimeFormatter built = new DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4).appendLiteral('/').appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT)
                .optionalStart().appendLiteral(' ').appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).optionalEnd().parseDefaulting(ChronoField.DAY_OF_MONTH, 1).toFormatter(Locale.GERMANY);
        System.out.println(built.format(when));
    }

    private static void parsing() {
        System.out.println(LocalDate.parse("05.11.2023", DateTimeFormatter.ofPattern("dd.MM.yyyy")));
        System.out.println(LocalDateTime.parse("Nov 5, 2023 2:07 PM", DateTimeFormatter.ofPattern("MMM d, yyyy h:mm a", Locale.US)));
        System.out.println(LocalDate.parse("5. November 2023", DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMANY)));
        System.out.println(ZonedDateTime.parse("Sun, 5 Nov 2023 14:07:09 -0500", DateTimeFormatter.RFC_1123_DATE_TIME));
        System.out.println(Instant.parse("2023-11-05T19:07:09.123456789Z").toEpochMilli());
        String[] bad = {"2023-02-29", "2023-13-01", "hello", "2023-1-1", ""};
        for (String text : bad) {
            try {
                System.out.println(LocalDate.parse(text, DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT)));
            } catch (DateTimeException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            LocalTime.of(25, 0);
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void amounts() {
        System.out.println(Duration.parse("P2DT3H4M5.678S") + " " + Duration.ofMillis(-1) + " " + Duration.ofSeconds(3661).toMinutesPart() + " " + Duration.ofDays(2).dividedBy(7));
        System.out.println(Period.parse("P1Y2M3W4D") + " " + Period.between(LocalDate.of(2020, 2, 29), LocalDate.of(2023, 11, 5)) + " " + Period.ofMonths(27).normalized());
        System.out.println(ChronoUnit.DAYS.between(LocalDate.of(1970, 1, 1), LocalDate.of(2023, 11, 5)) + " " + ChronoUnit.WEEKS.between(LocalDate.of(2000, 1, 1), LocalDate.of(2023, 11, 5)));
        System.out.println(LocalDate.of(2024, 1, 31).plusMonths(1) + " " + LocalDate.of(2024, 2, 29).minusYears(1) + " " + LocalTime.of(23, 30).plusMinutes(45) + " " + LocalDate.MAX + " " + LocalDateTime.MIN);
        try {
            LocalDate.MAX.plusDays(1);
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2024, 3, 1), Period.ofDays(13)).toList());
    }

    private static void adjusters() {
        LocalDate day = LocalDate.of(2024, 2, 15);
        System.out.println(day.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)) + " " + day.with(TemporalAdjusters.lastDayOfYear()) + " " + day.with(TemporalAdjusters.next(DayOfWeek.THURSDAY))
                + " " + day.with(TemporalAdjusters.dayOfWeekInMonth(-1, DayOfWeek.FRIDAY)));
        System.out.println(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " " + day.get(IsoFields.QUARTER_OF_YEAR) + " " + day.getLong(JulianFields.JULIAN_DAY) + " " + day.range(ChronoField.DAY_OF_MONTH));
        System.out.println(YearMonth.of(2024, 2).atEndOfMonth() + " " + Year.of(1900).isLeap() + " " + MonthDay.of(2, 29).atYear(2023) + " " + day.isLeapYear() + " " + day.lengthOfYear());
        System.out.println(LocalDateTime.of(2024, 2, 15, 13, 45, 59).truncatedTo(ChronoUnit.HALF_DAYS) + " " + day.query(t -> t.get(ChronoField.YEAR)));
    }

    private static void chronologies() {
        LocalDate day = LocalDate.of(2024, 2, 15);
        System.out.println(JapaneseDate.from(day) + " " + ThaiBuddhistDate.from(day) + " " + MinguoDate.from(day) + " " + HijrahDate.from(day) + " " + IsoChronology.INSTANCE.date(day));
        System.out.println(DateTimeFormatter.ofPattern("GGGG y MMMM d", Locale.JAPAN).format(JapaneseDate.from(day)) + " " + JapaneseDate.of(1875, 10, 23).getEra());
        System.out.println(HijrahDate.of(1445, 8, 5).lengthOfMonth() + " " + LocalDate.from(HijrahDate.of(1445, 8, 5)));
    }

    private static void calendars() {
        TimeZone berlin = TimeZone.getTimeZone("Europe/Berlin");
        GregorianCalendar calendar = new GregorianCalendar(berlin, Locale.GERMANY);
        calendar.setTimeInMillis(1_700_000_000_000L);
        calendar.add(Calendar.MONTH, 4);
        System.out.println(calendar.get(Calendar.WEEK_OF_YEAR) + " " + calendar.getActualMaximum(Calendar.DAY_OF_MONTH) + " " + calendar.getTime().getTime() + " " + calendar.getFirstDayOfWeek()
                + " " + calendar.toZonedDateTime() + " " + calendar.getDisplayName(Calendar.MONTH, Calendar.LONG, Locale.FRANCE));
        for (Locale locale : LOCALES) {
            SimpleDateFormat format = new SimpleDateFormat("EEEE, d MMMM yyyy HH:mm:ss.SSS z Z XXX", locale);
            format.setTimeZone(berlin);
            System.out.println(format.format(new Date(1_700_000_000_000L)));
        }
        SimpleDateFormat lenient = new SimpleDateFormat("yyyy-MM-dd HH:mm", Locale.ROOT);
        lenient.setTimeZone(TimeZone.getTimeZone("GMT+2"));
        try {
            System.out.println(lenient.parse("2023-14-35 25:61").getTime());
            lenient.setLenient(false);
            lenient.parse("2023-14-35 25:61");
        } catch (java.text.ParseException e) {
            System.out.println(e.getMessage() + " " + e.getErrorOffset());
        }
        System.out.println(berlin.inDaylightTime(new Date(1_690_000_000_000L)) + " " + berlin.getRawOffset() + " " + berlin.getDisplayName(true, TimeZone.LONG, Locale.US));
        System.out.println(new GregorianCalendar(1582, Calendar.OCTOBER, 4).isLeapYear(1500) + " " + java.sql.Timestamp.valueOf("2023-11-05 14:07:09.5") + " " + java.sql.Date.valueOf("2023-11-05"));
    }

    private static void tables() {
        StringBuilder out = new StringBuilder();
        for (int year = 1900; year < 2100; year += 17) {
            LocalDate easter = easter(year);
            out.append(year).append(':').append(easter.format(DateTimeFormatter.ofPattern("dd MMM EEE", Locale.US))).append(' ');
        }
        System.out.println(out.toString().strip());
    }

    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        return LocalDate.of(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }
}
