package org.stubarchive.natives.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Reads the annotations of natives, checks them and writes the tables. */
public final class NativesProcessor extends AbstractProcessor {
    /** The package that the annotations are in, and the types that what is generated uses. */
    static final String HOME = "org.stubarchive.natives";

    private final NativeModel model = new NativeModel();
    private boolean failed;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(HOME + ".NativesOf", HOME + ".Native", HOME + ".Native.Several");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (annotations.isEmpty() || round.processingOver()) {
            return false;
        }
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                read(element);
            }
        }
        if (!failed) {
            write();
        }
        return true;
    }

    private void read(Element element) {
        try {
            if (element instanceof TypeElement) {
                model.add((TypeElement) element, methodsOf((TypeElement) element));
            } else if (AnnotationValues.of(element.getEnclosingElement(), "NativesOf") == null) {
                throw new InvalidNative(element, "a native method is in a class without @NativesOf");
            }
        } catch (InvalidNative e) {
            failed = true;
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.getMessage(), e.element());
        }
    }

    private static List<NativeMethod> methodsOf(TypeElement type) throws InvalidNative {
        List<NativeMethod> methods = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof ExecutableElement) {
                methods.addAll(NativeMethod.of((ExecutableElement) member));
            }
        }
        if (methods.isEmpty()) {
            throw new InvalidNative(type, "a class with @NativesOf has no method with @Native");
        }
        return methods;
    }

    private void write() {
        try {
            for (NativePackage p : model.packages()) {
                new TableSource(p).write(processingEnv.getFiler());
            }
            new CatalogueSource(model).write(processingEnv.getFiler());
            NativeList.write(model, processingEnv.getFiler());
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "tables of natives cannot be written: " + e);
        }
    }
}
