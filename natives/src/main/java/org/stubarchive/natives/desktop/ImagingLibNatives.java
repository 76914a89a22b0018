package org.stubarchive.natives.desktop;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Oops;

/**
 * {@code sun.awt.image.ImagingLib}: operations on images. Those that the class library does itself, and with the same result, it is made to do; the others are missing.
 */
@NativesOf("sun/awt/image/ImagingLib")
final class ImagingLibNatives {
    /** Says that the class library is to do it. */
    private static final int NOT_DONE = 0;

    private final GuestField colorModel = new GuestField("java/awt/image/BufferedImage", "colorModel", "Ljava/awt/image/ColorModel;");
    private final GuestField supportsAlpha = new GuestField("java/awt/image/ColorModel", "supportsAlpha", "Z");

    @Native("init()Z")
    static boolean init() {
        return true;
    }

    @Native("lookupByteRaster(Ljava/awt/image/Raster;Ljava/awt/image/Raster;[[B)I")
    static int lookupByteRaster(@Oop long src, @Oop long dst, @Oop long table) {
        return NOT_DONE;
    }

    /** With one table for all colours the class library loses the alpha channel, which a library keeps. */
    @Native("lookupByteBI(Ljava/awt/image/BufferedImage;Ljava/awt/image/BufferedImage;[[B)I")
    int lookUp(NativeCall c, @Oop long src, @Oop long dst, @Oop long table) {
        boolean alpha = supportsAlpha.getBoolean(colorModel.getReference(c.nonNull(src)));
        if (alpha && Oops.arrayLength(c.nonNull(table)) == 1) {
            throw c.exception("java/lang/UnsatisfiedLinkError", "looking up colours of an image with alpha channel in one table is not implemented in this virtual machine");
        }
        return NOT_DONE;
    }
}
