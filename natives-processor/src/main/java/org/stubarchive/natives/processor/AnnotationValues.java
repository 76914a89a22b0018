package org.stubarchive.natives.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** The values of one annotation as they are written in a source. */
final class AnnotationValues {
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;

    private AnnotationValues(AnnotationMirror mirror) {
        this.values = mirror.getElementValues();
    }

    /** The annotation with a simple name, of the package of natives, or null. */
    static AnnotationValues of(Element element, String name) {
        return of(element.getAnnotationMirrors(), name);
    }

    /** Whether a type bears an annotation. */
    static boolean isOn(TypeMirror type, String name) {
        return of(type.getAnnotationMirrors(), name) != null;
    }

    private static AnnotationValues of(List<? extends AnnotationMirror> mirrors, String name) {
        for (AnnotationMirror mirror : mirrors) {
            if (mirror.getAnnotationType().toString().equals(NativesProcessor.HOME + "." + name)) {
                return new AnnotationValues(mirror);
            }
        }
        return null;
    }

    private Object get(String key) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e : values.entrySet()) {
            if (e.getKey().getSimpleName().contentEquals(key)) {
                return e.getValue().getValue();
            }
        }
        return null;
    }

    String text(String key) {
        return (String) get(key);
    }

    int number(String key, int otherwise) {
        Object value = get(key);
        return value == null ? otherwise : (Integer) value;
    }

    /** Name of a constant of an enum. */
    String constant(String key, String otherwise) {
        Object value = get(key);
        return value == null ? otherwise : ((VariableElement) value).getSimpleName().toString();
    }

    List<String> texts(String key) {
        List<String> result = new ArrayList<>();
        for (Object each : (List<?>) get(key)) {
            result.add((String) ((AnnotationValue) each).getValue());
        }
        return result;
    }

    List<AnnotationValues> annotations(String key) {
        List<AnnotationValues> result = new ArrayList<>();
        for (Object each : (List<?>) get(key)) {
            result.add(new AnnotationValues((AnnotationMirror) ((AnnotationValue) each).getValue()));
        }
        return result;
    }
}
