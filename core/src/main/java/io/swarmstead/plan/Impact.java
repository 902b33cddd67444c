package io.swarmstead.plan;

/** What a step does to those who use the cloud while it runs. */
public enum Impact {
    /** Nobody notices. */
    NONE,
    /** Tasks or an engine on one host start anew. */
    RESTART,
    /** Something does not answer for a while. */
    OUTAGE,
    /** Data would be gone: never without a person. */
    DATA_LOSS
}
