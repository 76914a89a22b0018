/**
 * Objects of the guest's class library as the runtime makes, reads and writes them: strings and the table of interned ones, fields by name, arrays,
 * instances made by their constructors.
 *
 * <p>What makes an object allocates, so raw references that the caller holds are invalid afterwards.
 */
package org.stubarchive.vm.objects;
