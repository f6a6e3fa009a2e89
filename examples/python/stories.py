"""Prints the stories as they stand now: what each tells, on how many independent sources, and what is denied.

python stories.py      # KAFKA_BOOTSTRAP_SERVERS and PIPELINE_TOPIC_PREFIX name the broker and its topics
"""

import json
import os
import sys
from typing import Any

from kafka import KafkaConsumer, TopicPartition

SERVERS = os.environ.get("KAFKA_BOOTSTRAP_SERVERS") or "127.0.0.1:9092"
TOPIC = f"{os.environ.get('PIPELINE_TOPIC_PREFIX') or 'news.'}stories.v1"


def main() -> None:
    """One line a story, one line an entry that is no denial."""
    for story in snapshots().values():
        if story["merged_into"]:
            continue
        print(f"{story['story_id']} {plain(story['title'] or 'without title')}, {len(story['articles'])} articles")
        for entry in story["entries"]:
            if entry["type"] != "denial":
                sentence = plain(entry["mentions"][0]["sentence"])
                print(f"  {entry['status']}, {entry['independent_sources']} independent sources: {sentence}")


def snapshots() -> dict[bytes, Any]:
    """Key -> the last value: the topic is compacted, but older values may still stand on it."""
    consumer = KafkaConsumer(bootstrap_servers=SERVERS.split(","), enable_auto_commit=False)
    places = [TopicPartition(TOPIC, number) for number in consumer.partitions_for_topic(TOPIC) or ()]
    consumer.assign(places)
    consumer.seek_to_beginning()
    ends = consumer.end_offsets(places)
    found: dict[bytes, Any] = {}
    while any(consumer.position(place) < end for place, end in ends.items()):
        for messages in consumer.poll(timeout_ms=500).values():
            found |= {message.key: json.loads(message.value) for message in messages}
    consumer.close()
    return found


def plain(text: str) -> str:
    """The words come from articles: no character of them may steer a terminal."""
    return "".join(each if each.isprintable() else " " for each in text)


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on, as behind `| head`; what is left must not fail at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
