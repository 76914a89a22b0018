package org.stubarchive.natives.invoke;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.invoke.LambdaProxyClassArchive}: there is no archive of lambda classes. */
@NativesOf("java/lang/invoke/LambdaProxyClassArchive")
final class LambdaProxyClassArchiveNatives {
    @Native("addToArchive(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MemberName;Ljava/lang/invoke/MethodType;Ljava/lang/Class;)V")
    static void addToArchive(@Oop long caller, @Oop long interfaceMethodName, @Oop long factoryType, @Oop long interfaceMethodType,
            @Oop long implementationMember, @Oop long dynamicMethodType, @Oop long lambdaProxyClass) {}

    @Native("findFromArchive(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MemberName;Ljava/lang/invoke/MethodType;)Ljava/lang/Class;")
    static @Oop long findFromArchive(@Oop long caller, @Oop long interfaceMethodName, @Oop long factoryType, @Oop long interfaceMethodType,
            @Oop long implementationMember, @Oop long dynamicMethodType) {
        return 0;
    }
}
