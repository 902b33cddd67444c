package io.swarmstead.lab;

/**
 * An image that a lab can offer besides those it always has.
 *
 * @param name what people call it
 * @param reference as a compose file has it
 * @param published whether the registry has it
 */
public record LabImage(String name, String reference, boolean published) {}
