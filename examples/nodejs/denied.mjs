// Prints each story in which a claim becomes denied: all there are so far, then those that come, until Ctrl-C.
import { Kafka, logLevel } from "kafkajs";

const { KAFKA_BOOTSTRAP_SERVERS = "127.0.0.1:9092", PIPELINE_TOPIC_PREFIX = "news." } = process.env;

const titles = new Map(); // story -> the title of its first article that has one
const claims = new Map(); // entry -> the first sentence that tells of it

// The words come from articles: no character of them may steer a terminal.
const plain = (text) => text.replace(/\p{C}/gu, " ");

const handle = {
  "article-added": ({ story_id, data }) => {
    if (data.title && !titles.has(story_id)) titles.set(story_id, data.title);
  },
  "mention-added": ({ story_id, entry_id, data }) => {
    const entry = `${story_id}/${entry_id}`; // entries are named within their story
    if (!claims.has(entry)) claims.set(entry, data.sentence);
  },
  "status-changed": ({ story_id, entry_id, data }) => {
    if (data.status !== "denied") return;
    console.log(`${story_id} ${plain(titles.get(story_id) ?? "without title")}`);
    console.log(`  denied, ${data.was ? `${data.was} before` : "as soon as it was told"}: `
      + plain(claims.get(`${story_id}/${entry_id}`) ?? entry_id));
  },
};

const kafka = new Kafka({ clientId: "denied-stories", brokers: KAFKA_BOOTSTRAP_SERVERS.split(","), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: "example-denied-stories" });
process.once("SIGINT", () => consumer.disconnect());
process.once("SIGTERM", () => consumer.disconnect());

await consumer.connect();
await consumer.subscribe({ topic: `${PIPELINE_TOPIC_PREFIX}story-log.v1`, fromBeginning: true });
await consumer.run({
  autoCommit: false, // begins anew each time: titles and sentences stand in the records before
  eachMessage: async ({ message }) => {
    const record = JSON.parse(message.value.toString());
    handle[record.kind]?.(record); // there may be kinds that this program does not know
  },
});
