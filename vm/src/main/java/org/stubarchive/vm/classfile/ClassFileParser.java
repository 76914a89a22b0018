package org.stubarchive.vm.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parses class files (JVMS 4.1) and checks their format (JVMS 4.8). Accepts major versions from 45 to a limit that the caller gives.
 *
 * <p>Not checked here: anything that needs other classes, and the code itself (the verifier does that).
 */
public final class ClassFileParser {
    private static final int MAGIC = 0xcafebabe;
    private static final int MIN_MAJOR = 45;
    private static final int STRICT_MINOR_MAJOR = 56;
    private static final int PREVIEW_MINOR = 65535;
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
    private final List<String> interfaces = new ArrayList<>();

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
        ClassFileParser parser = new ClassFileParser(bytes, options);
        try {
            return parser.parse();
        } catch (ClassFormatException e) {
            throw e.after(parser.interfaces);
        }
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
        ConstantPoolParser poolParser = new ConstantPoolParser(in, major, options.checks());
        pool = poolParser.parse();
        if (full && poolParser.moduleTag() == 0) {
            new ConstantPoolChecks(in, pool, rules).check();
        }
        in.require(8, "access_flags");
        attributes = new AttributeParser(in, pool, rules, options.checks());
        readClassFlags(poolParser.moduleTag());
        int thisClass = readThisClass();
        String name = pool.className(thisClass);
        checkName(name);
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
        if ((classFlags & AccessFlags.INTERFACE) != 0 && !pool.className(superClass).equals("java/lang/Object")) {
            throw in.error(interfacesOffset - 2, "super_class", "java/lang/Object", pool.className(superClass),
                    "Interfaces must have java.lang.Object as superclass in class file " + in.className());
        }
        return new ClassFile(in.bytes, options.source(), minor, major, pool, classFlags | syntheticFlag, thisClass, superClass,
                interfacesOffset, fields, methods, attributesOffset);
    }

    private void checkName(String name) throws ClassFormatException {
        if (options.naming() == ParseOptions.Naming.AS_EXPECTED && options.expectedName() != null && !name.equals(options.expectedName())) {
            throw in.error(ClassFormatException.Kind.NO_CLASS_DEFINITION, in.position() - 2, "this_class", options.expectedName(), name,
                    options.expectedName() + " (wrong name: " + name + ")");
        }
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
        FlagRules.checkNoModule(in, at, flags, major);
        flags = FlagRules.classFlags(flags & AccessFlags.CLASS_FLAGS, major);
        if (full && !FlagRules.legalClass(flags, major)) {
            throw in.error(at, "access_flags", "a legal combination", hex(flags),
                    "Illegal class modifiers in class " + in.className() + ": " + hex(flags));
        }
        if (moduleTag != 0) {
            throw in.error(at, "constant_pool", "no Module or Package entry in a class", ConstantTag.name(moduleTag),
                    "Unknown constant tag " + moduleTag + " in class file " + in.className());
        }
        classFlags = flags;
    }

    private int readThisClass() throws ClassFormatException {
        int at = in.position();
        int index = attributes.index("this_class", ConstantTag.CLASS, "Invalid this class index ", " in constant pool");
        String name = pool.className(index);
        if (full && name.charAt(0) == '[') {
            throw in.error(at, "this_class", "a class name", name, "Bad class name in class file " + in.className());
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
        return index;
    }

    private void readInterfaces() throws ClassFormatException {
        int count = in.u2("interfaces_count");
        for (int i = 0; i < count; i++) {
            int at = in.position();
            String name = pool.className(attributes.index("interfaces", ConstantTag.CLASS, "Interface name has bad constant pool index ", ""));
            if (full && name.charAt(0) == '[') {
                throw in.error(at, "interfaces", "an interface", name, "Bad interface name in class file " + in.className());
            }
            interfaces.add(name);
        }
        Set<String> names = new HashSet<>();
        for (String name : interfaces) {
            if (full && !names.add(name)) {
                throw in.error(in.position() - 2 * count, "interfaces", "different interfaces", name,
                        "Duplicate interface name \"" + name + "\" in class file " + in.className());
            }
        }
    }

    private int utf8Index(String field, String wrong, String what) throws ClassFormatException {
        return attributes.index(field, ConstantTag.UTF8, wrong + " constant pool index ", " for " + what);
    }

    private FieldDeclaration[] readFields() throws ClassFormatException {
        int count = in.u2("fields_count");
        FieldDeclaration[] fields = count == 0 ? NO_FIELDS : new FieldDeclaration[count];
        int start = in.position();
        for (int i = 0; i < count; i++) {
            in.require(8, "field_info");
            int at = in.position();
            int flags = in.u2("access_flags") & AccessFlags.FIELD_FLAGS;
            if (full && !FlagRules.legalField(flags, classFlags, major)) {
                throw in.error(at, "access_flags", "a legal combination", hex(flags),
                        "Illegal field modifiers in class " + in.className() + ": " + hex(flags));
            }
            int nameIndex = utf8Index("name_index", "Invalid", "field name");
            String name = pool.utf8(nameIndex);
            attributes.checkFieldName(at + 2, name);
            int descriptorIndex = utf8Index("descriptor_index", "Invalid", "field signature");
            String descriptor = pool.utf8(descriptorIndex);
            attributes.checkFieldDescriptor(at + 4, name, descriptor);
            int attributesOffset = in.position();
            flags |= attributes.field(flags, descriptor);
            fields[i] = new FieldDeclaration(in.bytes, pool, flags, nameIndex, descriptorIndex, attributesOffset);
        }
        checkUnique(fields, "field", start);
        return fields;
    }

    private void checkUnique(MemberDeclaration[] members, String what, int at) throws ClassFormatException {
        Set<String> names = full && members.length > 1 ? new HashSet<>() : null;
        for (int i = 0; names != null && i < members.length; i++) {
            String name = members[i].name();
            String descriptor = members[i].descriptor();
            if (!names.add(name.concat(" ").concat(descriptor))) {
                throw in.error(at, what, "a name and descriptor of its own", name + " " + descriptor,
                        "Duplicate " + what + " name \"" + name + "\" with signature \"" + descriptor.replace('/', '.') + "\" in class file " + in.className());
            }
        }
    }

    private MethodDeclaration[] readMethods() throws ClassFormatException {
        int count = in.u2("methods_count");
        MethodDeclaration[] methods = count == 0 ? NO_METHODS : new MethodDeclaration[count];
        int start = in.position();
        for (int i = 0; i < count; i++) {
            in.require(8, "method_info");
            int at = in.position();
            int declaredFlags = in.u2("access_flags");
            int flags = declaredFlags & AccessFlags.METHOD_FLAGS;
            int nameIndex = utf8Index("name_index", "Illegal", "method name");
            String name = pool.utf8(nameIndex);
            if (full && !rules.isMethodName(name)) {
                throw in.error(at + 2, "name_index", "a method name", name, "Illegal method name \"" + name + "\" in class " + in.className());
            }
            int descriptorIndex = utf8Index("descriptor_index", "Illegal", "method signature");
            if (name.equals("<clinit>")) {
                flags = classInitializerFlags(at, flags);
            } else if (full && !FlagRules.legalMethod(flags, name, classFlags, major)) {
                throw in.error(at, "access_flags", "a legal combination", hex(declaredFlags),
                        "Method " + name + " in class " + in.className() + " has illegal modifiers: " + hex(declaredFlags));
            }
            int argumentSlots = full ? checkMethod(at, flags, name, pool.utf8(descriptorIndex)) : 0;
            int attributesOffset = in.position();
            AttributeParser.MethodAttributes parsed = attributes.method(flags, argumentSlots);
            if (parsed.code == null && (flags & (AccessFlags.NATIVE | AccessFlags.ABSTRACT)) == 0) {
                throw in.error(at, "Code", "a Code attribute", "none",
                        "Absent Code attribute in method that is not native or abstract in class file " + in.className());
            }
            methods[i] = new MethodDeclaration(in.bytes, pool, flags | parsed.flags, nameIndex, descriptorIndex, attributesOffset, parsed.code);
        }
        checkUnique(methods, "method", start);
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
        if (name.equals("<init>") && (classFlags & AccessFlags.INTERFACE) != 0) {
            throw in.error(at + 2, "name_index", "no constructor in an interface", name,
                    "Interface cannot have a method named <init>, class file " + in.className());
        }
        int slots = rules.argumentSlots(name, descriptor);
        boolean initializerWithArguments = name.equals("<clinit>") && !FlagRules.classInitializerOfAnyFlags(major) && slots > 0;
        if (slots < 0 || initializerWithArguments) {
            throw in.error(at + 4, "descriptor_index", "a method descriptor", descriptor,
                    rules.illegalDescriptor("Method", name, in.className(), descriptor));
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
