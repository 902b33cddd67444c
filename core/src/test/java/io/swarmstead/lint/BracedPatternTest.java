package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of Traefik 2 as regular expressions. */
class BracedPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '^', textBlock = """
                    a.com               > a\\.com
                    {sub}.a.com         > any\\.a\\.com
                    {sub:[a-z]{2}}x     > [a-z]{2}x
                    {a}{b:c}            > anyc
                    {a}:b               > any:b
                    {a:b:c}             > b:c
                    {open               > \\{open
                    {a:b{c}             > \\{a:bany
                    close}              > close\\}
                    a+b*(c|d)?[e]^$     > a\\+b\\*\\(c\\|d\\)\\?\\[e\\]\\^\\$
                    """)
    void namesGoAndSpecialCharactersAreTakenLiterally(String pattern, String expression) {
        assertThat(BracedPattern.expression(pattern, "any")).isEqualTo(expression);
    }
}
