package org.stubarchive.natives;

/** What a program cannot do because native methods of the class library have no implementation. */
final class MissingNatives {
    /** Beginning of the internal name of a class, and what its natives are for; the first row that fits counts. */
    private static final String[][] FACILITIES = {
        {"com/sun/imageio/plugins/jpeg/", "reading and writing JPEG images"},
        {"com/sun/media/sound/", "sound devices"},
        {"java/net/Plain", "sockets of the implementation before JDK 13"},
        {"java/net/Socket", "sockets of the implementation before JDK 13"},
        {"jdk/internal/foreign/", "calling C functions"},
        {"jdk/internal/invoke/", "calling C functions"},
        {"jdk/jfr/", "Flight Recorder"},
        {"jdk/vm/ci/", "compilers written in Java"},
        {"sun/awt/image/BufImgSurfaceData", "drawing"},
        {"sun/awt/image/ImagingLib", "operations on images"},
        {"sun/awt/image/", "images"},
        {"sun/awt/", "windows"},
        {"java/awt/", "windows"},
        {"sun/font/", "fonts and text layout"},
        {"sun/instrument/", "agents"},
        {"sun/java2d/cmm/", "conversion between colour spaces"},
        {"sun/java2d/", "drawing"},
        {"sun/jvm/hotspot/", "inspection of processes"},
        {"sun/net/sdp/", "the Sockets Direct Protocol"},
        {"sun/nio/ch/sctp/", "SCTP"},
        {"sun/print/", "printers"},
        {"sun/security/jgss/", "the system's GSS-API"},
        {"sun/security/krb5/", "the system's Kerberos"},
        {"sun/security/pkcs11/", "PKCS#11 tokens"},
        {"sun/security/smartcardio/", "smart cards"},
    };

    private MissingNatives() {}

    /** Says why a native method of a module of the class library cannot be called. */
    static String reason(String internalClassName, String module) {
        for (String[] row : FACILITIES) {
            if (internalClassName.startsWith(row[0])) {
                return "natives of module " + module + " for " + row[1] + " are not implemented in this virtual machine";
            }
        }
        return "this native of module " + module + " is not implemented in this virtual machine";
    }
}
