/** What {@code compile} gives the compiler to read: class files of a class path and of the running JDK, through the runtime's parser. */
package org.stubarchive.cli.compile;
