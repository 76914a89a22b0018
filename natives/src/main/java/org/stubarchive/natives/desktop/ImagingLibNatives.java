package org.stubarchive.natives.desktop;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Oops;

/**
 * {@code sun.awt.image.ImagingLib}: operations on images. Those that the class library does itself, and with the same result, it is made to do; the others are missing.
 */
public final class ImagingLibNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()Z",
        "lookupByteBI(Ljava/awt/image/BufferedImage;Ljava/awt/image/BufferedImage;[[B)I",
        "lookupByteRaster(Ljava/awt/image/Raster;Ljava/awt/image/Raster;[[B)I",
    };
    /** Says that the class library is to do it. */
    private static final int NOT_DONE = 0;

    private final GuestField colorModel = new GuestField("java/awt/image/BufferedImage", "colorModel", "Ljava/awt/image/ColorModel;");
    private final GuestField supportsAlpha = new GuestField("java/awt/image/ColorModel", "supportsAlpha", "Z");

    /** The natives. */
    public ImagingLibNatives() {
        super("sun/awt/image/ImagingLib", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()Z
                return 1;
            case 1: // lookupByteBI(Ljava/awt/image/BufferedImage;Ljava/awt/image/BufferedImage;[[B)I
                return lookUp(c);
            case 2: // lookupByteRaster(Ljava/awt/image/Raster;Ljava/awt/image/Raster;[[B)I
                return NOT_DONE;
            default:
                throw noSuchNative(index);
        }
    }

    /** With one table for all colours the class library loses the alpha channel, which a library keeps. */
    private long lookUp(NativeCall c) {
        boolean alpha = supportsAlpha.getBoolean(colorModel.getReference(c.nonNullAt(0)));
        if (alpha && Oops.arrayLength(c.nonNullAt(2)) == 1) {
            throw c.exception("java/lang/UnsatisfiedLinkError", "looking up colours of an image with alpha channel in one table is not implemented in this virtual machine");
        }
        return NOT_DONE;
    }
}
