package org.stubarchive.natives.util;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time zone of the platform, which the environment and the system's configuration give. */
final class SystemTimeZone {
    private static final String ZONE_DIRECTORY = "/zoneinfo/";
    private static final Path ZONE_NAME = Path.of("/etc/timezone");
    private static final Path ZONE_FILE = Path.of("/etc/localtime");

    private SystemTimeZone() {}

    /** Zone id such as {@code Europe/Berlin}; null if the system names none. */
    static String id() {
        String zone = System.getenv("TZ");
        if (zone == null || zone.isEmpty()) {
            zone = configured();
        }
        if (zone == null) {
            return null;
        }
        if (zone.startsWith(":")) {
            zone = zone.substring(1);
        }
        int at = zone.indexOf(ZONE_DIRECTORY);
        if (zone.startsWith("/") && at >= 0) {
            zone = zone.substring(at + ZONE_DIRECTORY.length());
        }
        return zone.startsWith("posix/") ? zone.substring("posix/".length()) : zone;
    }

    private static String configured() {
        try {
            if (Files.isReadable(ZONE_NAME)) {
                String name = Files.readString(ZONE_NAME).trim();
                if (!name.isEmpty()) {
                    return name;
                }
            }
            if (Files.exists(ZONE_FILE)) {
                String target = ZONE_FILE.toRealPath().toString();
                int at = target.indexOf(ZONE_DIRECTORY);
                return at < 0 ? null : target.substring(at + ZONE_DIRECTORY.length());
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    /** Present offset from Greenwich as a custom id such as {@code GMT+02:00}. */
    static String offsetId() {
        ZoneOffset offset = ZoneId.systemDefault().getRules().getOffset(Instant.now());
        return offset.getTotalSeconds() == 0 ? "GMT" : "GMT" + offset.getId();
    }
}
