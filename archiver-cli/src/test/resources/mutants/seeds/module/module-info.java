/** A module with every directive. */
@Deprecated
module mutants.seeds.module {
    requires transitive java.logging;
    requires static java.xml;

    exports mutants.seeds.inside to java.xml, java.logging;
    opens mutants.seeds.inside;

    uses java.util.function.Supplier;
    provides Runnable with mutants.seeds.inside.Service;
}
