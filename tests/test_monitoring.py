"""Prometheus and Grafana beside the compose stack: what they are told fits the stack, and they take it."""

import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import srsly

from pipeline.exposition import page
from pipeline.settings import Settings
from pipeline.site import database
from pipeline.site.metrics import Metrics as SiteMetrics
from tests.runtimes import need, run
from tests.site.conftest import seeds
from tests.stream.test_metrics import batches, made

ROOT = Path(__file__).parent.parent
__all__ = ["seeds"]  # a fixture

METRICS = ROOT / "docs" / "metrics"


def read(path: Path) -> Any:
    return srsly.read_yaml(path)


SERVICES = read(ROOT / "docker-compose.yml")["services"]


def mounts(service: str) -> dict[str, Path]:
    """Place in the container -> file of the repository."""
    given = [volume.split(":") for volume in SERVICES[service]["volumes"] if ":" in volume]
    return {inside: ROOT / outside for outside, inside, *_ in given if outside.startswith("./")}


def test_whatever_is_mounted_is_there() -> None:
    found = [path for service in SERVICES if "volumes" in SERVICES[service] for path in mounts(service).values()]
    assert len(found) > 5
    assert [path for path in found if not path.exists()] == []


def test_workers_share_the_logs_and_nothing_else() -> None:
    assert SERVICES["worker"]["volumes"] == ["stories:/stories", "/state"], "one without a name is each container's own"
    assert SERVICES["rebuild"]["volumes"] == ["stories:/stories", *SERVICES["site"]["volumes"]]


def test_every_job_asks_a_service_under_a_name_and_a_port_that_it_answers_to() -> None:
    workers, site = read(METRICS / "prometheus.yml")["scrape_configs"]
    (asked,) = workers["dns_sd_configs"]
    assert (asked["names"], asked["type"], asked["port"]) == (["worker"], "A", Settings().web_port)
    assert SERVICES["worker"]["environment"]["PIPELINE_WEB_HOST"] == "0.0.0.0"
    assert site["static_configs"] == [{"targets": ["site:8080"]}]
    command = SERVICES["site"]["command"]
    assert command[command.index("--name") + 1] == "site"
    assert f'job="{workers["job_name"]}"' in (METRICS / "alerts.yml").read_text()


def test_grafana_finds_its_dashboard_and_its_data() -> None:
    inside = mounts("grafana")
    (provider,) = read(METRICS / "grafana" / "dashboards.yml")["providers"]
    assert inside[f"{provider['options']['path']}/pipeline.json"] == METRICS / "dashboard.json"
    (source,) = read(METRICS / "grafana" / "datasources.yml")["datasources"]
    assert (source["type"], source["url"]) == ("prometheus", "http://prometheus:9090")
    assert "prometheus" in SERVICES


def test_what_watches_is_reached_from_this_machine_only() -> None:
    for name in ("prometheus", "grafana"):
        assert all(port.startswith("127.0.0.1:") for port in SERVICES[name]["ports"])
        assert SERVICES[name]["profiles"] == ["monitoring"]
        assert SERVICES[name]["read_only"] is True
    assert "ports" not in SERVICES["worker"]


def test_docker_compose_takes_the_stack() -> None:
    command = [need("docker"), "compose"]
    if subprocess.run([*command, "version"], capture_output=True, check=False).returncode:
        pytest.skip("docker has no compose plugin on this machine")
    assert "grafana" in run([*command, "--profile", "monitoring", "config", "--services"], ROOT).split()
    run([*command, "--profile", "*", "config", "--quiet"], ROOT)


@pytest.mark.parametrize(("what", "name"), [("config", "prometheus.yml"), ("rules", "alerts.yml")])
def test_prometheus_takes_its_files(what: str, name: str) -> None:
    assert "SUCCESS" in run([need("promtool"), "check", what, name], METRICS)


def test_prometheus_finds_nothing_amiss_in_what_is_served(seeds: Path) -> None:
    worker, site = made(), SiteMetrics(("news", "1.1.0"), lambda: {("news.stories.v1", 0): 2})
    batches(worker)
    site.book("/stories", 0.02)
    with closing(database.open_to_read(seeds)) as db:
        served = page([*worker.families({("news.articles.v1", 0): 1}), *site.families(db)])
    command = [need("promtool"), "check", "metrics"]
    checked = subprocess.run(command, input=served, capture_output=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")
