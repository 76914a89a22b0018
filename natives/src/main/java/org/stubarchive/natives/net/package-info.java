/** Natives of the network: socket addresses, {@code sun.nio.ch.Net} and its neighbours, name lookup and interfaces in {@code java.net}. */
package org.stubarchive.natives.net;
