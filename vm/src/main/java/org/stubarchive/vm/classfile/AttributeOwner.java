package org.stubarchive.vm.classfile;

/** Where an attribute may be (JVMS table 4.7-C), with the words for each place that error messages of the {@code java} launcher have. */
enum AttributeOwner {
    CLASS("Attribute name has bad constant pool index ", " classfile", "", "Wrong Signature attribute length ", ""),
    FIELD("Invalid field attribute index ", " field", " for field", "Wrong size ", " for field's Signature attribute"),
    METHOD("Invalid method attribute name index ", " method", " for method", "Invalid Signature attribute length ", ""),
    RECORD_COMPONENT("Invalid Record attribute name index ", "", " for Record component", "Invalid Signature attribute length ", " in Record component");

    final String wrongNameIndex;
    /** Stands behind the name of a flag-like attribute. */
    final String kind;
    /** Stands behind "attributes" where there are several. */
    final String plural;
    final String wrongSignatureLength;
    final String ofSignature;

    AttributeOwner(String wrongNameIndex, String kind, String plural, String wrongSignatureLength, String ofSignature) {
        this.wrongNameIndex = wrongNameIndex;
        this.kind = kind;
        this.plural = plural;
        this.wrongSignatureLength = wrongSignatureLength;
        this.ofSignature = ofSignature;
    }
}
