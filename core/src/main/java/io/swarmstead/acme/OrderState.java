package io.swarmstead.acme;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.List;

/**
 * How far an order has come, as it is written down. Each state is stored before the act that it names, or right after the
 * answer to it; after a cut in between, the authority is asked what it has.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderState.Decided.class, name = "decided"),
    @JsonSubTypes.Type(value = OrderState.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = OrderState.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = OrderState.Presenting.class, name = "presenting"),
    @JsonSubTypes.Type(value = OrderState.Presented.class, name = "presented"),
    @JsonSubTypes.Type(value = OrderState.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = OrderState.Finalized.class, name = "finalized")
})
sealed interface OrderState {
    OrderTicket ticket();

    /** The authority has not heard of it. */
    record Decided(OrderTicket ticket) implements OrderState {}

    /** The authority is being asked; it may have the order already. */
    record Asked(OrderTicket ticket) implements OrderState {}

    /** The authority has it. */
    sealed interface AtAuthority extends OrderState {
        /** Where the authority keeps it. */
        URI order();

        /** What is to be taken out of the DNS again. */
        default List<DnsRecord> records() {
            return List.of();
        }
    }

    /** Nothing was done for it yet. */
    record Placed(OrderTicket ticket, URI order) implements AtAuthority {}

    /** Its records are being put into the DNS. */
    record Presenting(OrderTicket ticket, URI order, List<DnsRecord> records) implements AtAuthority {
        public Presenting {
            records = List.copyOf(records);
        }
    }

    /** Its records are in the DNS, and may not be seen by everybody. */
    record Presented(OrderTicket ticket, URI order, List<DnsRecord> records) implements AtAuthority {
        public Presented {
            records = List.copyOf(records);
        }
    }

    /** The authority was told to look for the proofs. */
    record Answered(OrderTicket ticket, URI order, List<DnsRecord> records) implements AtAuthority {
        public Answered {
            records = List.copyOf(records);
        }
    }

    /** The authority has the signing request. */
    record Finalized(OrderTicket ticket, URI order) implements AtAuthority {}
}
