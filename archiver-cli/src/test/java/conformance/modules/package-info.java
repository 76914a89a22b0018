/**
 * Programs about modules, packages and the loaders that define them, made up from a seed: each prints what the class library and the machine answer, so that
 * two virtual machines can be compared over as many of them as there is time for.
 */
package conformance.modules;
