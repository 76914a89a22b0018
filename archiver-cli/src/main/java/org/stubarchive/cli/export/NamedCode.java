package org.stubarchive.cli.export;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;

/**
 * The code of one variant of one stub at an address.
 *
 * @param name unique in its image
 * @param address first byte
 * @param code all bytes, constants included
 */
public record NamedCode(String name, long address, byte[] code) {
    /** All units of an image whose text is at an address, in the order of their addresses. */
    public static List<NamedCode> of(CodeImage image, CodeTables tables, long text) {
        List<NamedCode> result = new ArrayList<>();
        ByteBuffer bytes = image.text();
        for (int u = 0; u < tables.unitCount(); u++) {
            byte[] code = new byte[tables.unitEnd(u) - tables.unitStart(u)];
            bytes.get(tables.unitStart(u), code);
            result.add(new NamedCode(symbol(tables.unitName(u), UnitNames.features(tables, u)), text + tables.unitStart(u), code));
        }
        return result;
    }

    /**
     * Name of a variant as compilers name clones of a function: {@code stub}, {@code stub.avx_avx2}.
     *
     * @param features {@code baseline}, or names joined by {@code +}
     */
    public static String symbol(String stub, String features) {
        return features.equals("baseline") ? stub : stub + "." + features.replace('+', '_');
    }
}
