package io.swarmstead.lab;

/** Something that is done and can fail. */
@FunctionalInterface
public interface Work {
    void run() throws LabException;
}
