/** Measurements of parts of the runtime inside this process, for the subcommands of {@code bench}. They give numbers; what is printed is the commands'. */
package org.stubarchive.cli.bench;
