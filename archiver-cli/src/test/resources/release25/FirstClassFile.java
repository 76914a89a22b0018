import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

/** A class made by the class file library and defined as a hidden one, before anything else. */
public class FirstClassFile {
    public static void main(String[] args) throws Throwable {
        byte[] bytes = ClassFile.of().build(ClassDesc.of("Made"), c -> c.withMethodBody("answer", MethodTypeDesc.of(ConstantDescs.CD_int), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                b -> b.bipush(42).ireturn()));
        MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(bytes, true);
        System.out.println(made.lookupClass().getDeclaredMethod("answer").invoke(null));
    }
}
