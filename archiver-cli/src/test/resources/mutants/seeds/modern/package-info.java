/** A package with annotations. */
@Deprecated
package mutants.seeds.modern;
