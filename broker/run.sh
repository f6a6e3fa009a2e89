#!/usr/bin/env bash
# Apache Kafka on this machine without Docker: one node in KRaft mode, on loopback only.
#   broker/run.sh start    fetch (once), format (once), start, wait until it answers
#   broker/run.sh stop     stop it cleanly
#   broker/run.sh status   say whether it answers; exit code 1 where it does not
# Needs Java 17 or newer, and Maven to fetch. KAFKA_HOME_DIR holds all it writes, KAFKA_PORT is its port; the
# controller's is the one after. KAFKA_VERSION is another than pom.xml's (3.9.1, 4.0.0). KAFKA_PROPERTIES names a file of
# further properties (security or other brokers, for the tests); brokers of one cluster share a KAFKA_CLUSTER_ID.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=$here/../.cache/kafka${KAFKA_VERSION:+-$KAFKA_VERSION}
home=${KAFKA_HOME_DIR:-$cache}
port=${KAFKA_PORT:-9092}
mkdir -p "$home"
home=$(cd "$home" && pwd)
libs=${KAFKA_LIBS_DIR:-$cache/libs}
pid_file=$home/broker.pid

say() { printf 'kafka: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

runs() { [ -f "$pid_file" ] && ps -ww -p "$(cat "$pid_file")" -o args= 2>/dev/null | grep -q 'kafka\.Kafka'; }
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

fetch() {
  fetched && return
  command -v mvn >/dev/null || fail "Maven is missing: install maven, or use docker compose up -d kafka"
  say "fetching Apache Kafka with Maven (once, about 60 MB)"
  local ours=$libs.$$ # another start may fetch at the same time
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$ours" \
    ${KAFKA_VERSION:+"-Dkafka.version=$KAFKA_VERSION"}
  cp "$here/pom.xml" "$ours/.complete"
  if fetched; then rm -rf "$ours"; else rm -rf "$libs" && mv "$ours" "$libs"; fi
}

fetched() { [ -f "$libs/.complete" ] && cmp -s "$libs/.complete" "$here/pom.xml"; }

configure() {
  cat >"$home/server.properties" <<EOF
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$((port + 1))
listeners=BROKER://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
advertised.listeners=BROKER://127.0.0.1:$port
inter.broker.listener.name=BROKER
controller.listener.names=CONTROLLER
listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=$home/data
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
EOF
  [ -z "${KAFKA_PROPERTIES:-}" ] || cat "$KAFKA_PROPERTIES" >>"$home/server.properties"
  [ -f "$home/data/meta.properties" ] || format
}

format() {
  local id=${KAFKA_CLUSTER_ID:-}
  [ -n "$id" ] || id=$(head -c 16 /dev/urandom | base64 | tr '+/' 'ab' | tr -d '=') # as StorageTool's random-uuid
  # shellcheck disable=SC2086 # the extra arguments are several words on purpose
  tool kafka.tools.StorageTool format -t "$id" -c "$home/server.properties" ${KAFKA_FORMAT_ARGS:-} >"$home/format.log"
}

tool() { java -cp "$libs/*" -Dlog4j2.configurationFile="$here/log4j2.properties" "$@"; }

start() {
  runs && { say "runs already on 127.0.0.1:$port"; return; }
  answers && fail "port $port is taken by another program: set KAFKA_PORT"
  command -v java >/dev/null || fail "Java is missing: install a Java 17 runtime, or use docker compose up -d kafka"
  fetch
  configure
  # a session of its own: Ctrl-C in the terminal that started it must not stop it
  setsid java -Xmx512m -cp "$libs/*" -Dlog4j2.configurationFile="$here/log4j2.properties" \
    kafka.Kafka "$home/server.properties" >"$home/broker.log" 2>&1 </dev/null &
  echo $! >"$pid_file"
  for _ in $(seq 600); do # two minutes: on a busy machine a start takes long
    # not "runs": on a busy machine it may not be Java yet
    kill -0 "$(cat "$pid_file")" 2>/dev/null || { tail -20 "$home/broker.log" >&2; fail "it ended at once; its log is $home/broker.log"; }
    if answers && grep -q "Kafka Server started" "$home/broker.log"; then break; fi
    sleep 0.2
  done
  answers || fail "it did not answer within 2 min; its log is $home/broker.log"
  say "answers on 127.0.0.1:$port: export KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:$port"
}

stop() {
  runs || { rm -f "$pid_file"; say "does not run"; return; }
  local pid
  pid=$(cat "$pid_file")
  kill "$pid"
  for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || { rm -f "$pid_file"; say "stopped"; return; }
    sleep 0.2
  done
  fail "process $pid did not stop within 30 s"
}

status() {
  if runs && answers; then say "answers on 127.0.0.1:$port"; else say "does not run"; exit 1; fi
}

case ${1:-} in
  start | stop | status) "$1" ;;
  *) fail "say start, stop or status" ;;
esac
