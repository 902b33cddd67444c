package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docker stack config} fills in. */
class VariablesTest {
    private static final Variables VARIABLES =
            new Variables(Map.of("SET", "set", "EMPTY", "", "A1_", "a", "LONG", "x".repeat(1 << 19)));

    @ParameterizedTest
    @CsvSource(delimiter = '>', nullValues = "nothing", textBlock = """
                    plain                 > plain
                    $SET                  > set
                    ${SET}                > set
                    a$SET.b${SET}c        > aset.bsetc
                    $A1_-                 > a
                    ${UNSET}              > ''
                    ${UNSET:-default}     > default
                    ${UNSET-default}      > default
                    ${EMPTY:-default}     > default
                    ${EMPTY-default}      > ''
                    ${SET:-default}       > set
                    ${SET-default}        > set
                    ${SET:?message}       > set
                    ${SET?message}        > set
                    ${EMPTY?message}      > ''
                    ${UNSET:-a:-b}        > a:-b
                    ${UNSET:?is-missing}  > missing
                    ${UNSET-a:?b}         > a:?b
                    $$                    > $
                    $$SET                 > $SET
                    $$${SET}              > $set
                    """)
    void isFilledInAsDockerDoes(String written, String filled) throws Variables.Unfillable {
        assertThat(VARIABLES.fill(written).text()).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ${UNSET:?}         | the variable UNSET has no value                     | export UNSET=<value>, or name the file that has it: --env-file .env
                    ${UNSET?}          | the variable UNSET has no value                     | export UNSET=<value>, or name the file that has it: --env-file .env
                    ${EMPTY:?say it}   | the variable EMPTY has no value: say it             | export EMPTY=<value>, or name the file that has it: --env-file .env
                    ${UNSET?say it}    | the variable UNSET has no value: say it             | export UNSET=<value>, or name the file that has it: --env-file .env
                    costs 5$           | no variable begins at "$"                           | write $$ for a dollar sign, or ${NAME} for a variable
                    ${1A}              | no variable begins at "${1A}"                       | write $$ for a dollar sign, or ${NAME} for a variable
                    $%3456789012345678901 | no variable begins at "$%345678901234567890"     | write $$ for a dollar sign, or ${NAME} for a variable
                    """)
    void whatCannotBeFilledInIsToldWithAWayOut(String written, String what, String next) {
        assertThatThrownBy(() -> VARIABLES.fill(written))
                .hasMessage(what)
                .asInstanceOf(InstanceOfAssertFactories.type(Variables.Unfillable.class))
                .returns(next, Variables.Unfillable::next);
    }

    @Test
    void aValueMayBeAMegabyteLongAndNoLonger() throws Variables.Unfillable {
        assertThat(VARIABLES.fill("$LONG$LONG").text()).hasSize(1 << 20);
        assertThatThrownBy(() -> VARIABLES.fill("$LONG${LONG}$SET"))
                .hasMessage("its variables fill in more than 1048576 characters");
    }
}
