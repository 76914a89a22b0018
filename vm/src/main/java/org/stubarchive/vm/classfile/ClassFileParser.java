package org.stubarchive.vm.classfile;

import java.util.HashSet;
import java.util.Set;

/**
 * Parses class files (JVMS 4.1) and checks their format (JVMS 4.8). Accepts major versions from 45 to a limit that the caller gives.
 *
 * <p>Not checked here: that the file defines the class it was looked up as, anything that needs other classes, and the code itself (the
 * verifier does that).
 */
public final class ClassFileParser {
    private static final int MAGIC = 0xcafebabe;
    private static final int MIN_MAJOR = 45;
    private static final int STRICT_MINOR_MAJOR = 56;
    private static final int PREVIEW_MINOR = 65535;
    private static final int MODULE_MAJOR = 53;
    private static final int MAX_ARGUMENT_SLOTS = 255;
    private static final FieldDeclaration[] NO_FIELDS = {};
    private static final MethodDeclaration[] NO_METHODS = {};

    private final ClassFileReader in;
    private final ParseOptions options;
    private final boolean full;
    private int minor;
    private int major;
    private ConstantPoolView pool;
    private NameRules rules;
    private AttributeParser attributes;
    private int classFlags;

    private ClassFileParser(byte[] bytes, ParseOptions options) {
        this.in = new ClassFileReader(bytes, options);
        this.options = options;
        this.full = options.checks() == FormatChecks.FULL;
    }

    /**
     * Parses with all checks and the default highest version.
     *
     * @param bytes the file; not to be changed afterwards
     * @param source where it comes from, for diagnostics
     * @throws ClassFormatException if it is malformed or too new
     */
    public static ClassFile parse(byte[] bytes, String source) throws ClassFormatException {
        return parse(bytes, ParseOptions.full(source));
    }

    /**
     * Parses.
     *
     * @param bytes the file; not to be changed afterwards
     * @throws ClassFormatException if it is malformed or too new
     */
    public static ClassFile parse(byte[] bytes, ParseOptions options) throws ClassFormatException {
        return new ClassFileParser(bytes, options).parse();
    }

    private ClassFile parse() throws ClassFormatException {
        in.require(8, "magic");
        int magic = in.s4("magic");
        if (magic != MAGIC) {
            throw in.error(0, "magic", Integer.toHexString(MAGIC), Integer.toHexString(magic),
                    "Incompatible magic value " + Integer.toUnsignedString(magic) + " in class file " + in.className());
        }
        minor = in.u2("minor_version");
        major = in.u2("major_version");
        checkVersion();
        rules = new NameRules(major);
        ConstantPoolParser poolParser = new ConstantPoolParser(in, major);
        pool = poolParser.parse();
        if (full) {
            ConstantPoolChecks poolChecks = new ConstantPoolChecks(in, pool, rules);
            poolChecks.checkText(major);
            poolChecks.check();
        }
        attributes = new AttributeParser(in, pool, rules, options.checks());
        readClassFlags(poolParser.moduleTag());
        int thisClass = classIndex("this_class");
        String name = pool.className(thisClass);
        in.className(name);
        int superClass = readSuperClass(name);
        int interfacesOffset = in.position();
        readInterfaces();
        FieldDeclaration[] fields = readFields();
        MethodDeclaration[] methods = readMethods();
        int attributesOffset = in.position();
        int syntheticFlag = attributes.classFile(classFlags, poolParser.maxBootstrapMethod());
        if (in.remaining() > 0) {
            throw in.error(in.position(), "end", "the end of the file", in.remaining() + " more bytes",
                    "Extra bytes at the end of class file " + in.className());
        }
        return new ClassFile(in.bytes, options.source(), minor, major, pool, classFlags | syntheticFlag, thisClass, superClass,
                interfacesOffset, fields, methods, attributesOffset);
    }

    private void checkVersion() throws ClassFormatException {
        int max = options.maxMajor();
        if (major < MIN_MAJOR) {
            throw versionError(version() + " was compiled with an invalid major version");
        }
        if (major > max) {
            throw versionError(in.className() + " has been compiled by a more recent version of the Java Runtime (class file version " + major
                    + "." + minor + "), this version of the Java Runtime only recognizes class file versions up to " + max + ".0");
        }
        if (major < STRICT_MINOR_MAJOR || minor == 0) {
            return;
        }
        if (minor != PREVIEW_MINOR) {
            throw versionError(version() + " was compiled with an invalid non-zero minor version");
        }
        if (major == max && options.preview() == ParseOptions.Preview.ENABLED) {
            return;
        }
        throw versionError(major == max
                ? "Preview features are not enabled for " + version() + ". Try running with '--enable-preview'"
                : version() + " was compiled with preview features that are unsupported. This version of the Java Runtime only recognizes preview"
                        + " features for class file version " + max + "." + PREVIEW_MINOR);
    }

    private String version() {
        return in.className() + " (class file version " + major + "." + minor + ")";
    }

    private ClassFormatException versionError(String message) {
        return in.error(ClassFormatException.Kind.UNSUPPORTED_VERSION, 4, "version", MIN_MAJOR + ".0 to " + options.maxMajor() + ".0",
                major + "." + minor, message);
    }

    private void readClassFlags(int moduleTag) throws ClassFormatException {
        int at = in.position();
        int flags = in.u2("access_flags");
        if (major >= MODULE_MAJOR && (flags & AccessFlags.MODULE) != 0) {
            throw in.error(ClassFormatException.Kind.NO_CLASS_DEFINITION, at, "access_flags", "a class", "a module declaration",
                    in.className() + " is not a class because access_flag ACC_MODULE is set");
        }
        if (moduleTag != 0) {
            throw in.error(at, "constant_pool", "no Module or Package entry in a class", ConstantTag.name(moduleTag),
                    "Unknown constant tag " + moduleTag + " in class file " + in.className());
        }
        flags = FlagRules.classFlags(flags & AccessFlags.CLASS_FLAGS, major);
        if (full && !FlagRules.legalClass(flags, major)) {
            throw in.error(at, "access_flags", "a legal combination", hex(flags),
                    "Illegal class modifiers in class " + in.className() + ": " + hex(flags));
        }
        classFlags = flags;
    }

    private int classIndex(String field) throws ClassFormatException {
        int at = in.position();
        int index = in.u2(field);
        if (!pool.is(index, ConstantTag.CLASS)) {
            throw in.error(at, field, "a Class entry", "index " + index,
                    "Invalid " + field.replace('_', ' ') + " index " + index + " in constant pool in class file " + in.className());
        }
        String name = pool.className(index);
        if (full && name.charAt(0) == '[') {
            throw in.error(at, field, "a class name", name, "Bad " + field.replace('_', ' ') + " name in class file " + in.className());
        }
        return index;
    }

    private int readSuperClass(String name) throws ClassFormatException {
        int at = in.position();
        in.require(2, "super_class");
        boolean isObject = name.equals("java/lang/Object");
        if (ByteAccess.u2(in.bytes, at) == 0 && isObject) {
            return in.u2("super_class");
        }
        int index = in.u2("super_class");
        if (index == 0 || !pool.is(index, ConstantTag.CLASS)) {
            throw in.error(at, "super_class", "a Class entry", "index " + index,
                    "Invalid superclass index " + index + " in class file " + in.className());
        }
        String superName = pool.className(index);
        if (full && superName.charAt(0) == '[') {
            throw in.error(at, "super_class", "a class", superName, "Bad superclass name in class file " + in.className());
        }
        if ((classFlags & AccessFlags.INTERFACE) != 0 && !superName.equals("java/lang/Object")) {
            throw in.error(at, "super_class", "java/lang/Object", superName,
                    "Interfaces must have java.lang.Object as superclass in class file " + in.className());
        }
        return index;
    }

    private void readInterfaces() throws ClassFormatException {
        int count = in.u2("interfaces_count");
        Set<String> names = full && count > 1 ? new HashSet<>() : null;
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int index = in.u2("interfaces");
            if (!pool.is(index, ConstantTag.CLASS)) {
                throw in.error(at, "interfaces", "a Class entry", "index " + index,
                        "Interface name has bad constant pool index " + index + " in class file " + in.className());
            }
            String name = pool.className(index);
            if (full && name.charAt(0) == '[') {
                throw in.error(at, "interfaces", "an interface", name, "Bad interface name in class file " + in.className());
            }
            if (names != null && !names.add(name)) {
                throw in.error(at, "interfaces", "different interfaces", name,
                        "Duplicate interface name \"" + name + "\" in class file " + in.className());
            }
        }
    }

    private int utf8Index(String field, String what) throws ClassFormatException {
        int at = in.position();
        int index = in.u2(field);
        if (!pool.is(index, ConstantTag.UTF8)) {
            throw in.error(at, field, "a Utf8 entry", "index " + index,
                    "Invalid constant pool index " + index + " for " + what + " in class file " + in.className());
        }
        return index;
    }

    private FieldDeclaration[] readFields() throws ClassFormatException {
        int count = in.u2("fields_count");
        FieldDeclaration[] fields = count == 0 ? NO_FIELDS : new FieldDeclaration[count];
        Set<String> names = full && count > 1 ? new HashSet<>() : null;
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int flags = in.u2("access_flags") & AccessFlags.FIELD_FLAGS;
            int nameIndex = utf8Index("name_index", "field name");
            int descriptorIndex = utf8Index("descriptor_index", "field signature");
            String descriptor = pool.utf8(descriptorIndex);
            if (full) {
                checkField(at, flags, pool.utf8(nameIndex), descriptor);
                unique(names, at, "field", pool.utf8(nameIndex), descriptor);
            }
            int attributesOffset = in.position();
            flags |= attributes.field(flags, descriptor);
            fields[i] = new FieldDeclaration(in.bytes, pool, flags, nameIndex, descriptorIndex, attributesOffset);
        }
        return fields;
    }

    private void checkField(int at, int flags, String name, String descriptor) throws ClassFormatException {
        if (!FlagRules.legalField(flags, classFlags, major)) {
            throw in.error(at, "access_flags", "a legal combination", hex(flags),
                    "Illegal field modifiers in class " + in.className() + ": " + hex(flags));
        }
        if (!rules.isFieldName(name)) {
            throw in.error(at + 2, "name_index", "a field name", name, "Illegal field name \"" + name + "\" in class " + in.className());
        }
        if (!rules.isFieldDescriptor(descriptor)) {
            throw in.error(at + 4, "descriptor_index", "a field descriptor", descriptor,
                    "Field \"" + name + "\" in class " + in.className() + " has illegal signature \"" + descriptor + "\"");
        }
    }

    private void unique(Set<String> names, int at, String what, String name, String descriptor) throws ClassFormatException {
        if (names != null && !names.add(name.concat(" ").concat(descriptor))) {
            throw in.error(at, what, "a name and descriptor of its own", name + " " + descriptor,
                    "Duplicate " + what + " name \"" + name + "\" with signature \"" + descriptor + "\" in class file " + in.className());
        }
    }

    private MethodDeclaration[] readMethods() throws ClassFormatException {
        int count = in.u2("methods_count");
        MethodDeclaration[] methods = count == 0 ? NO_METHODS : new MethodDeclaration[count];
        Set<String> names = full && count > 1 ? new HashSet<>() : null;
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int declaredFlags = in.u2("access_flags");
            int flags = declaredFlags & AccessFlags.METHOD_FLAGS;
            int nameIndex = utf8Index("name_index", "method name");
            int descriptorIndex = utf8Index("descriptor_index", "method signature");
            String name = pool.utf8(nameIndex);
            int argumentSlots = 0;
            if (name.equals("<clinit>")) {
                flags = classInitializerFlags(at, flags);
            } else if (full && !FlagRules.legalMethod(flags, name, classFlags, major)) {
                throw in.error(at, "access_flags", "a legal combination", hex(declaredFlags),
                        "Method " + name + " in class " + in.className() + " has illegal modifiers: " + hex(declaredFlags));
            }
            if (full) {
                argumentSlots = checkMethod(at, flags, name, pool.utf8(descriptorIndex));
                unique(names, at, "method", name, pool.utf8(descriptorIndex));
            }
            int attributesOffset = in.position();
            AttributeParser.MethodAttributes parsed = attributes.method(flags, argumentSlots);
            if (parsed.code == null && (flags & (AccessFlags.NATIVE | AccessFlags.ABSTRACT)) == 0) {
                throw in.error(at, "Code", "a Code attribute", "none",
                        "Absent Code attribute in method that is not native or abstract in class file " + in.className());
            }
            methods[i] = new MethodDeclaration(in.bytes, pool, flags | parsed.flags, nameIndex, descriptorIndex, attributesOffset, parsed.code);
        }
        return methods;
    }

    /** The other flags of a class initializer mean nothing; before version 51 it is static whatever its flags. */
    private int classInitializerFlags(int at, int flags) throws ClassFormatException {
        if (FlagRules.classInitializerOfAnyFlags(major)) {
            return AccessFlags.STATIC;
        }
        if ((flags & AccessFlags.STATIC) == 0) {
            throw in.error(at, "access_flags", "static", hex(flags), "Method <clinit> is not static in class file " + in.className());
        }
        return flags & (AccessFlags.STATIC | AccessFlags.STRICT);
    }

    private int checkMethod(int at, int flags, String name, String descriptor) throws ClassFormatException {
        if (!rules.isMethodName(name)) {
            throw in.error(at + 2, "name_index", "a method name", name, "Illegal method name \"" + name + "\" in class " + in.className());
        }
        if (name.equals("<init>") && (classFlags & AccessFlags.INTERFACE) != 0) {
            throw in.error(at + 2, "name_index", "no constructor in an interface", name,
                    "Interface cannot have a method named <init>, class file " + in.className());
        }
        int slots = rules.argumentSlots(name, descriptor);
        boolean initializerWithArguments = name.equals("<clinit>") && !FlagRules.classInitializerOfAnyFlags(major) && slots > 0;
        if (slots < 0 || initializerWithArguments) {
            throw in.error(at + 4, "descriptor_index", "a method descriptor", descriptor,
                    "Method \"" + name + "\" in class " + in.className() + " has illegal signature \"" + descriptor + "\"");
        }
        if ((flags & AccessFlags.STATIC) == 0) {
            slots++;
        }
        if (slots > MAX_ARGUMENT_SLOTS) {
            throw in.error(at + 4, "descriptor_index", MAX_ARGUMENT_SLOTS + " argument slots at most", String.valueOf(slots),
                    "Too many arguments in method signature in class file " + in.className());
        }
        return slots;
    }

    private static String hex(int flags) {
        return "0x" + Integer.toHexString(flags).toUpperCase(java.util.Locale.ROOT);
    }
}
