/** A program that loads, looks at and runs changed class files, one line for each; it runs on the host and on the tool, and both must say the same. */
package mutants;
