"""All of Kafka: topics, producer, Faust app, consumer, the broker inside the process."""
