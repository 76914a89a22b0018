/**
 * Generated code as data: stubs with their entry points, fault ranges, relocations and needed CPU features, before and after they are laid
 * out in a text section. Independent of who generates (stubgen) and who binds (loader).
 *
 * <pre>
 * StubCode                    one variant of one stub, as generated
 *   CodeSymbol, Relocation, FaultRange, CpuFeatures, Dependency
 * CodeImage                   many stubs, linked: text, cells, tables, labels
 *   TablesLayout              form of the tables
 *   CodeTables                reading them, by row number, without objects
 *   HeaderValidator, BindingValidator, DescriptionValidator   checking them before
 *   DebugLabels               form of the labels
 * Category, StaticId          which stub
 * CellBinding                 how the loader fills a cell
 * </pre>
 *
 * Invariants: text is position independent and final; what is bound is in cells; wire ids are explicit numbers that never change their meaning.
 */
package org.stubarchive.format.code;
