package org.stubarchive.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependencies that are allowed between modules, and what a production start must not touch. */
@AnalyzeClasses(packages = "org.stubarchive", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependenciesTest {
    private static final String FORMAT = "org.stubarchive.format..";
    private static final String STUBGEN = "org.stubarchive.stubgen..";
    private static final String ARCH = "org.stubarchive.arch..";
    private static final String LOADER = "org.stubarchive.loader..";
    private static final String VM = "org.stubarchive.vm..";
    private static final String CLI = "org.stubarchive.cli..";
    private static final String SAMPLES = "org.stubarchive.samples..";

    @ArchTest
    static final ArchRule MODULES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("format").definedBy(FORMAT)
            .layer("stubgen").definedBy(STUBGEN)
            .layer("arch").definedBy(ARCH)
            .layer("loader").definedBy(LOADER)
            .layer("vm").definedBy(VM)
            .layer("cli").definedBy(CLI)
            .layer("samples").definedBy(SAMPLES)
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .whereLayer("samples").mayNotBeAccessedByAnyLayer()
            .whereLayer("arch").mayNotBeAccessedByAnyLayer()
            .whereLayer("vm").mayOnlyBeAccessedByLayers("cli")
            .whereLayer("loader").mayOnlyBeAccessedByLayers("vm", "cli")
            .whereLayer("stubgen").mayOnlyBeAccessedByLayers("arch", "vm", "cli")
            .whereLayer("format").mayOnlyBeAccessedByLayers("stubgen", "arch", "loader", "vm", "cli");

    @ArchTest
    static final ArchRule ONLY_THE_ARCHIVE_TOOLS_USE_JACKSON_AND_COMPRESS = noClasses()
            .that(resideInAnyPackage(STUBGEN, ARCH, LOADER, VM))
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.fasterxml..", "org.apache.commons.compress.."));

    @ArchTest
    static final ArchRule NATIVE_ACCESS_IS_THE_LOADERS = noClasses()
            .that(resideInAnyPackage(FORMAT, STUBGEN, ARCH, CLI))
            .should()
            .dependOnClassesThat(resideInAPackage("com.sun.jna.."));

    @ArchTest
    static final ArchRule LAYOUTS_DEPEND_ON_NOTHING = noClasses()
            .that(resideInAPackage("org.stubarchive.format.layout"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.stubarchive.format.code..", "org.stubarchive.format.runtime..", STUBGEN, LOADER, VM));
}
