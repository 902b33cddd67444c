package io.swarmstead.acme;

/** A way to put TXT records into the DNS. Several may have one name. All may be asked again, also after a cut. */
public interface DnsRecords {
    /** Puts it there, beside what has the same name. */
    void present(DnsRecord record) throws AcmeTrouble;

    /** Whether everybody who asks for it now is told of it. */
    boolean isSeen(DnsRecord record) throws AcmeTrouble;

    /** Takes it away, and nothing else of the same name. */
    void cleanUp(DnsRecord record) throws AcmeTrouble;
}
