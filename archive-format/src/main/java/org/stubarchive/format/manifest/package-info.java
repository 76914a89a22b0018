/**
 * What an archive holds, for people and scripts: {@code manifest.json}. It is computed from the tables alone, so that {@code verify} can compute it
 * again and compare; the loader never reads it.
 */
package org.stubarchive.format.manifest;
