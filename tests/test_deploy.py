"""The files of ``deploy/`` mean what they say: settings, commands, paths and metrics that exist."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.main import COMMANDS
from bot.flows.state import State
from bot.metrics import exposition
from bot.settings import Settings
from bot.watching import Watch

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())
UNITS = sorted(path for path in FILES if path.suffix in (".service", ".timer"))
KNOWN = {f"BIRDCALL_{name.upper()}" for name in Settings.model_fields}
MOST_EXPOSED = 20
"""Tenths of the points that ``systemd-analyze security`` gives: below 2 there is little left to take away."""


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("file", [*FILES, ROOT / ".env.example", ROOT / "README.md"], ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(file: Path) -> None:
    named = set(re.findall(r"BIRDCALL_[A-Z_]*[A-Z]", file.read_text(encoding="utf-8")))

    assert named <= KNOWN


def test_every_setting_is_explained() -> None:
    explained = set(
        re.findall(r"^(?:# )?(BIRDCALL_[A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    )

    assert explained == KNOWN


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_every_command_that_is_called_exists(file: Path) -> None:
    called = re.findall(r"(?:bin/|^ +|`)birdcall ([a-z]+)", file.read_text(encoding="utf-8"), re.MULTILINE)

    assert set(called) <= COMMANDS.keys()
    assert called or file.name not in {"birdcall.service", "birdcall-backup.service", "README.md"}


def test_what_the_images_run_are_commands(compose: dict[str, Any]) -> None:
    default = re.findall(r'^CMD \["([a-z]+)"\]', (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    others = [name for service in compose["services"].values() for name in service.get("command", [])]

    assert {*default, *others} == {"run", "backup"} <= COMMANDS.keys()


def test_what_goes_into_the_image_exists_and_is_not_kept_from_it() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"}

    for path in " ".join(copied).split():
        assert (ROOT / path).exists()
        assert path.split("/", 1)[0] in sent


def test_the_replicas_differ_in_their_name_only_and_their_settings_fit(
    compose: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = (compose["services"][name] for name in ("left", "right"))
    names = [service["environment"].pop("BIRDCALL_REPLICA") for service in (left, right)]
    for name, value in left["environment"].items():
        if name.endswith("_FILE"):
            value = tmp_path / Path(value).name  # noqa: PLW2901 - where it is mounted, there is none here
            value.write_text("1:secret")
        monkeypatch.setenv(name, str(value))
    monkeypatch.chdir(tmp_path)

    assert names == ["left", "right"]
    assert left == right
    assert Settings().token is not None
    assert Settings().webhook_secret is not None


def test_outside_reaches_the_webhook_and_nothing_else(compose: dict[str, Any]) -> None:
    services, caddy = compose["services"], (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    settings = services["left"]["environment"]
    upstreams = re.findall(r"reverse_proxy (.+) {", caddy)

    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert services["postgres"]["networks"] == ["inside"]
    assert compose["networks"]["inside"] == {"internal": True}
    assert upstreams == [f"left:{settings['BIRDCALL_WEBHOOK_PORT']} right:{settings['BIRDCALL_WEBHOOK_PORT']}"]
    assert re.findall(r"handle (/\S+) {", caddy) == ["/" + settings["BIRDCALL_WEBHOOK_URL"].rpartition("/")[2]]


def test_secrets_are_files_and_none_is_written_here(compose: dict[str, Any]) -> None:
    mounted = {f"/run/secrets/{name}" for name in compose["secrets"]}
    settings = compose["services"]["left"]["environment"]

    assert {value for name, value in settings.items() if name.endswith("_FILE")} == mounted
    assert compose["services"]["left"]["secrets"] == [*compose["secrets"]]
    assert "deploy/secrets" in (ROOT / ".gitignore").read_text(encoding="utf-8")


def test_every_metric_and_outcome_that_an_alert_asks_for_exists() -> None:
    rules = yaml.safe_load((DEPLOY / "alerts.yaml").read_text(encoding="utf-8"))["groups"][0]["rules"]
    watch = Watch()
    watch.handled("text", 0.1)
    for outcome in ("failed", "again", "too many"):
        watch.updates[outcome] += 1
    shown = exposition(watch, State(0, 0, 0, 0.0, 0)).decode()

    for rule in rules:
        for metric in re.findall(r"birdcall_\w+", rule["expr"]):
            assert re.search(rf"^{metric}[ {{]", shown, re.MULTILINE), metric
        for outcomes in re.findall(r'outcome=~?"([^"]+)"', rule["expr"]):
            for outcome in outcomes.split("|"):
                assert f'outcome="{outcome}"' in shown
                assert f'"{outcome}"' in (ROOT / "bot" / "processing.py").read_text(encoding="utf-8")


def analyzed(*words: str) -> tuple[int, str]:
    """What ``systemd-analyze`` ends with and complains of."""
    command = shutil.which("systemd-analyze")
    if command is None:
        pytest.skip("systemd-analyze is not here")
    ended = subprocess.run([command, *words], check=False, capture_output=True, encoding="utf-8")  # noqa: S603  # our own words
    return ended.returncode, ended.stderr


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for unit in UNITS:  # the program they start is not installed where tests run
        written = unit.read_text(encoding="utf-8").replace("/opt/birdcall/.venv/bin/birdcall", "/bin/true")
        (tmp_path / unit.name).write_text(written, encoding="utf-8")

    assert analyzed("verify", *(str(tmp_path / unit.name) for unit in UNITS)) == (0, "")


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda path: path.name)
def test_the_units_may_do_little_that_they_need_not(unit: Path) -> None:
    code, _ = analyzed("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(unit))

    assert code == 0


def test_unless_told_otherwise_nothing_listens_beyond_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings()

    assert (settings.watch_port, settings.webhook_url) == (None, None)
    assert {settings.watch_host, settings.webhook_host} == {"127.0.0.1"}
