package org.stubarchive.vm.objects;

/** Name and version of a class's module, as stack traces show them. Reads guest strings and allocates nothing. */
public final class ModuleText {
    private static final String STRING = "Ljava/lang/String;";
    private static final GuestField MODULE_OF_CLASS = new GuestField("java/lang/Class", "module", "Ljava/lang/Module;");
    private static final GuestField NAME_OF_MODULE = new GuestField("java/lang/Module", "name", STRING);
    private static final GuestField DESCRIPTOR = new GuestField("java/lang/Module", "descriptor", "Ljava/lang/module/ModuleDescriptor;");
    private static final GuestField RAW_VERSION = new GuestField("java/lang/module/ModuleDescriptor", "rawVersionString", STRING);
    private static final GuestField VERSION = new GuestField("java/lang/module/ModuleDescriptor", "version", "Ljava/lang/module/ModuleDescriptor$Version;");
    private static final GuestField VERSION_TEXT = new GuestField("java/lang/module/ModuleDescriptor$Version", "version", STRING);

    private ModuleText() {}

    /** Name of the module as a guest string; 0 for the unnamed module, or before there are modules. */
    public static long name(long mirror) {
        long module = MODULE_OF_CLASS.getReference(mirror);
        return module == 0 ? 0 : NAME_OF_MODULE.getReference(module);
    }

    /** Version of the module as a guest string; 0 if it has none. A descriptor has it parsed, or raw if it could not be parsed. */
    public static long version(long mirror) {
        long module = MODULE_OF_CLASS.getReference(mirror);
        long descriptor = module == 0 ? 0 : DESCRIPTOR.getReference(module);
        if (descriptor == 0) {
            return 0;
        }
        long version = VERSION.getReference(descriptor);
        return version == 0 ? RAW_VERSION.getReference(descriptor) : VERSION_TEXT.getReference(version);
    }
}
