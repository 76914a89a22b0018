/**
 * Generated code as data: stubs with their entry points, fault ranges, relocations and needed CPU features, before and after they are laid
 * out in a text section. Independent of who generates (stubgen) and who binds (loader).
 */
package org.stubarchive.format.code;
