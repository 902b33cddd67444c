package io.swarmstead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the order of the packages, which is the order in which a cloud comes up, and the names we do not give. */
class PackageOrderTest {
    /** A package may use only those before it. */
    static final List<String> ORDER = List.of(
            "spec",
            "host",
            "plan",
            "preflight",
            "machine",
            "firewall",
            "swarm",
            "storage",
            "vip",
            "certificates",
            "acme",
            "ingress",
            "alerts",
            "steward",
            "records",
            "compose",
            "routes",
            "lint",
            "stacks",
            "deployment",
            "catalogue",
            "cloud",
            "balance");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.swarmstead");

    @ParameterizedTest
    @FieldSource("ORDER")
    void aPackageUsesOnlyThoseBeforeIt(String name) {
        String[] later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                .map(PackageOrderTest::identifier)
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(identifier(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .because("a cloud comes up in the order " + String.join(", ", ORDER)));
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        String[] known = ORDER.stream().map(PackageOrderTest::identifier).toArray(String[]::new);
        check(noClasses().should().resideOutsideOfPackages(known).because("a new package has to be put in the order"));
    }

    @Test
    void packagesAreNamedByWhatIsInThem() {
        String[] vague = Stream.of("util", "common", "impl", "helper", "manager")
                .map(name -> ".." + name + "..")
                .toArray(String[]::new);
        check(noClasses().should().resideInAnyPackage(vague).because("such a name says nothing of what is in there"));
    }

    @Test
    void classesAreNamedByWhatTheyAre() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Impl)")
                .because("such a name says nothing of what it is"));
    }

    private static String identifier(String name) {
        return "io.swarmstead." + name + "..";
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
