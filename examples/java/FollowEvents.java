import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints the events of a type as they come; started again, it goes on after those that it has printed. */
public final class FollowEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] arguments) throws Exception {
        String type = arguments.length > 0 ? arguments[0] : "denial";
        String topic = setting("PIPELINE_TOPIC_PREFIX", "news.") + "events." + type.replace('_', '-') + ".v1";
        Map<String, Object> options = Map.of(
            "bootstrap.servers", setting("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
            "group.id", "example-follow-events",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", false,
            "allow.auto.create.topics", false);
        try (var consumer = new KafkaConsumer<>(options, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (true) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
                    System.out.println(line(message));
                }
                consumer.commitSync(); // what was printed; a crash before prints it again
            }
        }
    }

    /** The key is the story's id. */
    private static String line(ConsumerRecord<String, byte[]> message) throws Exception {
        JsonNode value = JSON.readTree(message.value());
        JsonNode event = value.path("event");
        String outlet = value.path("facts").path("outlet").path("value").asText(event.path("source_id").asText());
        return plain("%s %s/%s, %s in %s: %s".formatted(
            message.key(),
            event.path("type").asText(),
            event.path("subtype").asText(),
            event.path("polarity").asText(),
            outlet,
            event.path("sentence").path("text").asText()));
    }

    /** The words come from articles: no character of them may steer a terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{C}", " ");
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
