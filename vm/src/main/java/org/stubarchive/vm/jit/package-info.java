/** What the compiler sees of the runtime. So far that are class files alone. */
package org.stubarchive.vm.jit;
