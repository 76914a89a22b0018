/**
 * Makes tables of native methods at compile time, from methods that bear {@code org.stubarchive.natives.Native} in classes that bear {@code NativesOf}.
 *
 * <p>Made are: in each package with such classes a {@code GeneratedNatives}, which finds a method by guest class and signature and calls it with the arguments
 * of a frame; one {@code GeneratedCatalogue}, which knows the package of each guest class; and {@code natives.tsv}, a list for people and tests.
 *
 * <p>A method whose parameters and result do not fit its descriptor is an error of the compilation. Nothing in what is made is looked up by
 * reflection, and no lambda is in it: a cold start pays for both.
 */
package org.stubarchive.natives.processor;
