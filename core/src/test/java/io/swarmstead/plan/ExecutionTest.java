package io.swarmstead.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ExecutionTest {
    private static final Problem BROKEN = new Problem("alpha: broken", "for the test", "nothing");
    private static final Milestone READY = new Milestone("ready");
    private static final Milestone LATER = new Milestone("later");

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private final List<Duration> took = Collections.synchronizedList(new ArrayList<>());

    private interface Work {
        void apply() throws HostException;
    }

    private record Named(String action, Set<Milestone> requires, Set<Milestone> provides, Work work) implements Step {
        static Named step(String action) {
            return new Named(action, Set.of(), Set.of(), () -> {});
        }

        Named behind(Milestone milestone) {
            return new Named(action, Set.of(milestone), provides, work);
        }

        Named leadingTo(Milestone milestone) {
            return new Named(action, requires, Set.of(milestone), work);
        }

        Named doing(Work done) {
            return new Named(action, requires, provides, done);
        }

        @Override
        public HostName host() {
            return new HostName("alpha");
        }

        @Override
        public String reason() {
            return "the test wants it";
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            work.apply();
        }
    }

    private List<Outcome> run(Predicate<Step> approved, Step... steps) {
        Execution.Listener listener = new Execution.Listener() {
            @Override
            public void started(Step step) {
                heard.add("started " + step.action());
            }

            @Override
            public void ended(Outcome outcome, Duration elapsed) {
                heard.add("ended " + outcome.step().action());
                took.add(elapsed);
            }
        };
        return new Execution(new Plan(List.of(steps), List.of()), FakeFleet.of("alpha"), approved, listener).run();
    }

    private static boolean anything(Step step) {
        return true;
    }

    @Test
    void anEmptyPlanIsDone() {
        assertThat(run(ExecutionTest::anything)).isEmpty();
    }

    @Test
    void aStepWaitsForAllThatLeadToItsMilestone() {
        Step last = Named.step("last").behind(READY);
        Step first = Named.step("first").leadingTo(READY);
        Step second = Named.step("second").leadingTo(READY);
        assertThat(run(ExecutionTest::anything, last, first, second))
                .containsExactly(new Outcome.Done(last), new Outcome.Done(first), new Outcome.Done(second));
        assertThat(heard).endsWith("started last", "ended last");
        assertThat(heard).hasSize(6);
    }

    @Test
    void whoListensHearsHowLongAStepTook() {
        run(ExecutionTest::anything, Named.step("pause").doing(() -> LockSupport.parkNanos(20_000_000)));

        assertThat(took)
                .singleElement()
                .satisfies(elapsed -> assertThat(elapsed).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1)));
    }

    @Test
    void aPlanIsEmptyWithoutStepsAndObstacles() {
        Plan toDo = new Plan(List.of(Named.step("something")), List.of());
        Plan inTheWay = new Plan(List.of(), List.of(BROKEN));

        assertThat(Plan.EMPTY.isEmpty()).isTrue();
        assertThat(toDo.isEmpty()).isFalse();
        assertThat(inTheWay.isEmpty()).isFalse();
        assertThat(toDo.and(inTheWay)).isEqualTo(new Plan(toDo.steps(), inTheWay.obstacles()));
    }

    @Test
    void aMilestoneThatNothingLeadsToIsReached() {
        Step step = Named.step("only").behind(READY);
        assertThat(run(ExecutionTest::anything, step)).containsExactly(new Outcome.Done(step));
    }

    @Test
    void stepsThatDoNotDependOnEachOtherRunSideBySide() {
        CountDownLatch both = new CountDownLatch(2);
        Work meeting = () -> {
            both.countDown();
            try {
                if (!both.await(5, TimeUnit.SECONDS)) {
                    throw new HostException(BROKEN);
                }
            } catch (InterruptedException stop) {
                throw new HostException(BROKEN, stop);
            }
        };
        assertThat(run(
                        ExecutionTest::anything,
                        Named.step("one").doing(meeting),
                        Named.step("other").doing(meeting)))
                .hasOnlyElementsOfType(Outcome.Done.class);
    }

    @Test
    void stepsBehindAFailureAreHeldAndTheOthersGoOn() {
        Step broken = Named.step("break").leadingTo(READY).doing(() -> {
            throw new HostException(BROKEN);
        });
        Step behind = Named.step("behind").behind(READY).leadingTo(LATER);
        Step farBehind = Named.step("far behind").behind(LATER);
        Step beside = Named.step("beside");
        assertThat(run(ExecutionTest::anything, broken, behind, farBehind, beside))
                .containsExactly(
                        new Outcome.Failed(broken, BROKEN),
                        new Outcome.Held(behind),
                        new Outcome.Held(farBehind),
                        new Outcome.Done(beside));
        assertThat(heard).doesNotContain("started behind", "started far behind");
    }

    @Test
    void whatIsNotApprovedIsHeldWithAllBehindIt() {
        Step refused = Named.step("refused").leadingTo(READY);
        Step behind = Named.step("behind").behind(READY);
        assertThat(run(step -> !step.equals(refused), refused, behind))
                .containsExactly(new Outcome.Held(refused), new Outcome.Held(behind));
        assertThat(heard).isEmpty();
    }

    @Test
    void aCircleIsRefusedBeforeAnythingRuns() {
        Step one = Named.step("one").behind(READY).leadingTo(LATER);
        Step other = Named.step("other").behind(LATER).leadingTo(READY);
        assertThatThrownBy(() -> run(ExecutionTest::anything, Named.step("fine"), one, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one")
                .hasMessageContaining("other")
                .message()
                .doesNotContain("fine");
        assertThat(heard).isEmpty();
    }

    @Test
    void aMistakeOfOursIsAFailureOfTheStep() {
        Step wrong = Named.step("stumble").doing(() -> {
            throw new IllegalStateException("oops");
        });
        assertThat(run(ExecutionTest::anything, wrong))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().why()).contains("oops"));
    }

    @Test
    void anErrorEndsTheRunInsteadOfStoppingItForEver() {
        Step fatal = Named.step("fatal").leadingTo(READY).doing(() -> {
            throw new AssertionError("not told of");
        });
        assertThatThrownBy(() ->
                        run(ExecutionTest::anything, fatal, Named.step("behind").behind(READY)))
                .hasRootCauseMessage("not told of");
    }
}
