/** Programs that look at what the runtime has done before their main methods, or that do one thing before anything else. */
package conformance.start;
