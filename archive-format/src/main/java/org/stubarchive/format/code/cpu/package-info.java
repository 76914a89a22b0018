/**
 * From what a processor says about itself to {@link org.stubarchive.format.code.CpuFeatures}. The raw words come from generated code; decoding them needs nothing that generates.
 */
package org.stubarchive.format.code.cpu;
