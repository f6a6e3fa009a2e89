"""Posts to a webhook (Slack's, Mattermost's) when a claim becomes denied; started again, it goes on where it was.

python post_denied.py https://hooks.example.org/...
python post_denied.py --from-beginning https://hooks.example.org/...      # what was denied before, too
"""

import argparse
import json
import os
import time
import urllib.error
import urllib.request
from typing import Any

from kafka import KafkaConsumer, TopicPartition
from kafka.structs import OffsetAndMetadata

SERVERS = os.environ.get("KAFKA_BOOTSTRAP_SERVERS") or "127.0.0.1:9092"
TOPIC = f"{os.environ.get('PIPELINE_TOPIC_PREFIX') or 'news.'}story-log.v1"
LONGEST = 60.0  # seconds between two tries
BUSY = 429


def main() -> None:
    """Reads the topic from its start, for the words, and posts what comes after the offsets that were committed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from-beginning", action="store_true")
    parser.add_argument("url")
    given = parser.parse_args()
    consumer = KafkaConsumer(bootstrap_servers=SERVERS.split(","), group_id="example-webhook", enable_auto_commit=False)
    places = [TopicPartition(TOPIC, number) for number in sorted(consumer.partitions_for_topic(TOPIC) or ())]
    consumer.assign(places)  # no member of the group: it holds the offsets only
    consumer.seek_to_beginning()
    first = dict.fromkeys(places, 0) if given.from_beginning else consumer.end_offsets(places)
    done = {place: first[place] if (at := consumer.committed(place)) is None else at for place in places}
    commit(consumer, done)
    words: dict[str, str] = {}
    while True:
        for place, messages in consumer.poll(timeout_ms=1000).items():
            for message in messages:
                record = json.loads(message.value)
                learn(words, record)
                if message.offset >= done[place]:
                    if is_denial(record):
                        post(given.url, {"text": text(words, record)})
                    done[place] = message.offset + 1
            commit(consumer, {place: done[place]})


def commit(consumer: KafkaConsumer, done: dict[TopicPartition, int]) -> None:
    """What is posted; a crash before posts it again."""
    consumer.commit({place: OffsetAndMetadata(offset, "", -1) for place, offset in done.items()})


def learn(words: dict[str, str], record: dict[str, Any]) -> None:
    """Titles of stories, and the first sentence of each entry."""
    if record["kind"] == "article-added" and record["data"].get("title"):
        words.setdefault(record["story_id"], record["data"]["title"])
    if record["kind"] == "mention-added":
        words.setdefault(f"{record['story_id']}/{record['entry_id']}", record["data"]["sentence"])


def is_denial(record: dict[str, Any]) -> bool:
    """Whether an entry's status becomes denied."""
    return bool(record["kind"] == "status-changed" and record["data"]["status"] == "denied")


def text(words: dict[str, str], record: dict[str, Any]) -> str:
    """The message, in Slack's markup, of which the words of articles may hold none."""
    story, entry = record["story_id"], record["entry_id"]
    claim, title = words.get(f"{story}/{entry}", entry), words.get(story, "a story without title")
    return f"*Denied:* {plain(claim)}\n{plain(title)} ({story}, {entry})"


def plain(words: str) -> str:
    """On one line, and without what Slack would take for a link or a mention."""
    line = "".join(each if each.isprintable() else " " for each in words)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def post(url: str, body: dict[str, str]) -> None:
    """Returns when the webhook has taken it; raises HTTPError where it never will."""
    data, pause = json.dumps(body).encode(), 1.0
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})  # noqa: S310 # the user's own address
    while True:
        try:
            with urllib.request.urlopen(request, timeout=30):  # noqa: S310 # the user's own address
                return
        except urllib.error.HTTPError as error:
            if error.code < 500 and error.code != BUSY:
                raise
        except OSError:
            pass  # it may be there again at the next try
        time.sleep(pause)
        pause = min(2 * pause, LONGEST)


if __name__ == "__main__":
    main()
