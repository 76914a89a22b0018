package org.stubarchive.natives.processor;

import javax.lang.model.element.Element;

/** An annotation that says what cannot be, or that does not fit what it stands on. */
final class InvalidNative extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Element element;

    InvalidNative(Element element, String message) {
        super(message);
        this.element = element;
    }

    /** Where the error is told. */
    Element element() {
        return element;
    }
}
