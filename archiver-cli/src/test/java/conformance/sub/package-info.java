/** A package below, for what depends on the package of a class. */
package conformance.sub;
