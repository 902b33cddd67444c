package io.swarmstead.acceptance;

/**
 * Where whoever brings a certificate about is cut off in the middle of an order: by the message that is lost with him, and
 * by what he has written down until then.
 */
enum CutPoint {
    /** The account is registered and written down. The authority has not heard of the order, which is written down as asked for. */
    ACCOUNT_STORED("/order-plz", AcmeFront.Way.THERE, "asked"),
    /** The authority has the order; where, was never heard. Authorities that list their orders tell it (RFC 8555, section 7.1.2.1). */
    ORDER_PLACED("/order-plz", AcmeFront.Way.BACK, "asked"),
    /** It is written down where the order is. The authority was not told to look for the proof. */
    ORDER_STORED("/chalZ/", AcmeFront.Way.THERE, "placed"),
    /** The authority looks for the proof, which was never heard. */
    CHALLENGE_ANSWERED("/chalZ/", AcmeFront.Way.BACK, "placed"),
    /** The name is proved. The authority has not got the signing request. */
    ORDER_READY("/finalize-order/", AcmeFront.Way.THERE, "answered"),
    /** The authority has the signing request and signs, which was never heard. */
    FINALIZE_SENT("/finalize-order/", AcmeFront.Way.BACK, "answered"),
    /** The certificate is issued, and not fetched. */
    CERTIFICATE_ISSUED("/certZ/", AcmeFront.Way.THERE, "finalized"),
    /** The certificate was sent, and is neither written down nor published. */
    CERTIFICATE_SENT("/certZ/", AcmeFront.Way.BACK, "finalized");

    private final String path;
    private final AcmeFront.Way way;
    private final String stored;

    CutPoint(String path, AcmeFront.Way way, String stored) {
        this.path = path;
        this.way = way;
        this.stored = stored;
    }

    /** How the path of the lost request begins, at Pebble. */
    String path() {
        return path;
    }

    AcmeFront.Way way() {
        return way;
    }

    /** The state of the order on disk. */
    String stored() {
        return stored;
    }
}
