package org.stubarchive.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dependencies that are allowed between modules, and what a production start must not touch. */
class ModuleDependenciesTest {
    private static final String FORMAT = "org.stubarchive.format..";
    private static final String STUBGEN = "org.stubarchive.stubgen..";
    private static final String COMPILER = "org.stubarchive.compiler..";
    private static final String ARCH = "org.stubarchive.arch..";
    private static final String LOADER = "org.stubarchive.loader..";
    private static final String VM = "org.stubarchive.vm..";
    private static final String NATIVES = "org.stubarchive.natives..";
    private static final String CLI = "org.stubarchive.cli..";
    private static final String SAMPLES = "org.stubarchive.samples..";

    private static final ArchRule MODULES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("format").definedBy(FORMAT)
            .layer("stubgen").definedBy(STUBGEN)
            .layer("compiler").definedBy(COMPILER)
            .layer("arch").definedBy(ARCH)
            .layer("loader").definedBy(LOADER)
            .layer("vm").definedBy(VM)
            .layer("natives").definedBy(NATIVES)
            .layer("cli").definedBy(CLI)
            .layer("samples").definedBy(SAMPLES)
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .whereLayer("samples").mayNotBeAccessedByAnyLayer()
            .whereLayer("arch").mayNotBeAccessedByAnyLayer()
            .whereLayer("natives").mayOnlyBeAccessedByLayers("cli")
            .whereLayer("vm").mayOnlyBeAccessedByLayers("natives", "cli")
            .whereLayer("compiler").mayOnlyBeAccessedByLayers("arch", "vm", "cli")
            .whereLayer("loader").mayOnlyBeAccessedByLayers("vm", "natives", "cli")
            .whereLayer("stubgen").mayOnlyBeAccessedByLayers("compiler", "arch", "vm", "cli")
            .whereLayer("format").mayOnlyBeAccessedByLayers("stubgen", "compiler", "arch", "loader", "vm", "natives", "cli");

    private static final ArchRule ONLY_THE_ARCHIVE_TOOLS_USE_JACKSON_AND_COMPRESS = noClasses()
            .that(resideInAnyPackage(STUBGEN, COMPILER, ARCH, LOADER, VM, NATIVES))
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.fasterxml..", "org.apache.commons.compress.."));

    private static final ArchRule NATIVE_ACCESS_IS_THE_LOADERS = noClasses()
            .that(resideInAnyPackage(FORMAT, STUBGEN, COMPILER, ARCH, NATIVES, CLI))
            .should()
            .dependOnClassesThat(resideInAPackage("com.sun.jna.."));

    private static final ArchRule LAYOUTS_DEPEND_ON_NOTHING = noClasses()
            .that(resideInAPackage("org.stubarchive.format.layout"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.stubarchive.format.code..", "org.stubarchive.format.runtime..", STUBGEN, LOADER, VM, NATIVES));

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.stubarchive");
    }

    @Test
    void modulesUseOnlyWhatTheyMay() {
        MODULES.check(classes);
    }

    @Test
    void onlyTheArchiveToolsUseJacksonAndCompress() {
        ONLY_THE_ARCHIVE_TOOLS_USE_JACKSON_AND_COMPRESS.check(classes);
    }

    @Test
    void nativeAccessIsTheLoaders() {
        NATIVE_ACCESS_IS_THE_LOADERS.check(classes);
    }

    @Test
    void layoutsDependOnNothing() {
        LAYOUTS_DEPEND_ON_NOTHING.check(classes);
    }
}
