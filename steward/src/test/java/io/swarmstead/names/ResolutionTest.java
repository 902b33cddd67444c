package io.swarmstead.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

@Timeout(20)
class ResolutionTest {
    /** Answers so many questions: two addresses for the name that it knows. */
    private static void answer(DatagramSocket server, int questions) {
        Thread.ofVirtual().start(() -> {
            try {
                for (int question = 0; question < questions; question++) {
                    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                    server.receive(packet);
                    byte[] answer = answer(new Message(packet.getData())).toWire();
                    server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
    }

    private static Message answer(Message question) throws IOException {
        Record asked = question.getQuestion();
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(asked, Section.QUESTION);
        if (asked.getName().toString().equals("tasks.shop_db.")) {
            for (String address : List.of("10.64.17.4", "10.64.17.5")) {
                answer.addRecord(
                        new ARecord(asked.getName(), DClass.IN, 600, InetAddress.getByName(address)), Section.ANSWER);
            }
        } else {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    @Test
    void namesAndWhatTheyStandFor() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            answer(server, 2);
            Resolution resolution = new Resolution((InetSocketAddress) server.getLocalSocketAddress());

            List<String> lines = resolution.lines(List.of("tasks.shop_db", "tasks.shop_web"));

            assertThat(Resolution.read(String.join("\n", lines)))
                    .isEqualTo(Map.of("tasks.shop_db", Set.of("10.64.17.4", "10.64.17.5"), "tasks.shop_web", Set.of()));
        }
    }

    @Test
    void whereNobodyAnswersNothingIsKnown() throws IOException {
        InetSocketAddress nobody;
        try (DatagramSocket closed = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) closed.getLocalSocketAddress();
        }

        assertThat(new Resolution(nobody).lines(List.of("tasks.shop_db"))).isEmpty();
    }
}
