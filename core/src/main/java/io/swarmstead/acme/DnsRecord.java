package io.swarmstead.acme;

/**
 * A TXT record that proves a name (RFC 8555, section 8.4).
 *
 * @param name without a dot at the end
 */
public record DnsRecord(String name, String value) {}
