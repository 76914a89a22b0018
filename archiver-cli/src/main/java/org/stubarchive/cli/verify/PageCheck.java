package org.stubarchive.cli.verify;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.reader.Archive;

/** Whether text can be mapped in place on a machine with a given page size; where it cannot, loading copies it. */
public final class PageCheck {
    private PageCheck() {}

    /** Findings for pages of that size in bytes. */
    public static List<Finding> check(Archive archive, int pageSize) {
        List<Finding> findings = new ArrayList<>();
        for (Target target : Target.values()) {
            CodeTables tables = archive.tables().get(target);
            if (tables != null) {
                long offset = archive.file().offset(archive.file().find(target, ArchiveFile.TEXT));
                require(findings, target, "file offset of the text", offset, pageSize);
                require(findings, target, "distance of the text from the cells", tables.textOffset(), pageSize);
            }
        }
        return findings;
    }

    private static void require(List<Finding> findings, Target target, String what, long value, int pageSize) {
        if (value % pageSize != 0) {
            findings.add(new Finding(Finding.Severity.FINDING,
                    target.id() + ": " + what + ": expected a multiple of " + pageSize + ", found " + value + "; on such pages the text is copied instead of mapped"));
        }
    }
}
