package io.novacron.dwcpctl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors and rooms of the house, as the layout in README.md describes them. */
@AnalyzeClasses(packages = "io.novacron.dwcpctl", importOptions = DoNotIncludeTests.class)
final class HouseRulesTest {
    private static final String ROOT = "io.novacron.dwcpctl";

    @ArchTest
    static final ArchRule each_floor_is_built_only_on_the_floors_below = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("door")
            .definedBy(ROOT)
            .layer("face")
            .definedBy(ROOT + ".face..")
            .layer("ops")
            .definedBy(ROOT + ".ops..")
            .layer("site")
            .definedBy(ROOT + ".site..")
            .layer("metrics")
            .definedBy(ROOT + ".metrics..")
            .layer("base")
            .definedBy(ROOT + ".base..")
            .whereLayer("door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("face")
            .mayOnlyBeAccessedByLayers("door")
            .whereLayer("ops")
            .mayOnlyBeAccessedByLayers("face", "door")
            .whereLayer("site")
            .mayOnlyBeAccessedByLayers("ops", "face", "door")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("site", "ops", "face", "door")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule no_package_depends_on_itself_through_others =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule picocli_stays_in_the_commands = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".face.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule JLine_stays_in_the_console = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".face.console..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline..");

    @ArchTest
    static final ArchRule the_table_library_stays_in_the_output = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".face.output..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.freva..");

    @ArchTest
    static final ArchRule OkHttp_stays_with_those_who_talk_to_servers = noClasses()
            .that(resideInAnyPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(
                            ROOT + ".site.http..",
                            ROOT + ".site.prometheus..",
                            ROOT + ".site.alertmanager..",
                            ROOT + ".site.grafana..",
                            ROOT + ".site.pushgateway.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule the_fleet_reaches_no_client_and_no_process = noClasses()
            .that()
            .resideInAPackage(ROOT + ".site.fleet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".site.http..",
                    ROOT + ".site.prometheus..",
                    ROOT + ".site.alertmanager..",
                    ROOT + ".site.config..",
                    "okhttp3..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    @ArchTest
    static final ArchRule the_PromQL_engine_needs_only_Java_series_and_re2j = classes()
            .that()
            .resideInAPackage(ROOT + ".metrics.promql..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.google.re2j..",
                    "org.jspecify.annotations..",
                    ROOT + ".metrics.series..",
                    ROOT + ".metrics.promql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule processes_are_started_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".site.kubectl..")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".site.process.LocalProcesses")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .callMethod(Runtime.class, "exec", String.class);

    @ArchTest
    static final ArchRule only_Main_touches_the_process = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in")
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule names_are_the_fields_own_terms = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");
}
