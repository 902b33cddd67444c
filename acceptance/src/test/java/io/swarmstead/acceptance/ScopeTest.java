package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

/** Nothing that boots hosts is left out of the tour, or taken into it, without a reason. */
final class ScopeTest {
    @Test
    void eachTestOnRealHostsIsOfTheTourOrOfTheFullRunAndSaysWhy() throws Exception {
        List<Method> tests = onRealHosts()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        AnnotationSupport.isAnnotated(method, org.junit.platform.commons.annotation.Testable.class))
                .toList();

        assertThat(tests).hasSizeGreaterThan(50);
        assertThat(tests)
                .allSatisfy(test -> assertThat(reasons(test).toList())
                        .as(test.toString())
                        .hasSize(1)
                        .allSatisfy(reason -> assertThat(reason).isNotBlank()));
    }

    private static Stream<? extends Class<?>> onRealHosts() throws IOException, URISyntaxException {
        Path classes =
                Path.of(ScopeTest.class.getResource("ScopeTest.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(classes)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.class") && !name.contains("$"))
                    .map(name -> type(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isAnnotationPresent(OnRealHosts.class))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(ScopeTest.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** The method's own, or else those of its class. */
    private static Stream<String> reasons(Method test) {
        List<String> own = reasonsAt(test).toList();
        return own.isEmpty() ? reasonsAt(test.getDeclaringClass()) : own.stream();
    }

    private static Stream<String> reasonsAt(AnnotatedElement element) {
        return Stream.concat(
                Stream.of(element.getAnnotationsByType(Tour.class)).map(Tour::value),
                Stream.of(element.getAnnotationsByType(Full.class)).map(Full::value));
    }
}
