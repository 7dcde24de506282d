"""The files for CI and pre-commit: they parse, are pinned and careful, and what they run works as it stands there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import REPOSITORY, TODAY, Project

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
BY_VERSION = ["github/codeql-action/upload-sarif@v3"]  # said in docs/publishing.md
GITLAB_KEYWORDS = {"default", "variables", "stages", "workflow"}


def read(name: str) -> Any:
    return yaml.safe_load((REPOSITORY / name).read_text(encoding="utf-8"))


def steps(name: str) -> dict[str, dict[str, Any]]:
    """The steps of a workflow that run something, by their names."""
    jobs = read(f".github/workflows/{name}.yml")["jobs"].values()
    return {step["name"]: step for job in jobs for step in job["steps"] if "run" in step}


@pytest.fixture
def runner(project: Project) -> Runner:
    return Runner(project)


class Runner:
    """A machine on which CI runs, in the example project on a day on which its reviews are young."""

    def __init__(self, project: Project) -> None:
        self.project = project
        python = f"'{sys.executable}' -m signoff"
        self._program(
            ".venv/bin/signoff",
            f'case $1 in check | publish) name=$1; shift; exec {python} "$name" --today {TODAY} "$@";; esac\nexec {python} "$@"',
        )
        self._program(
            "tools/gh", 'echo "gh $*" >> calls; case "$1 $2" in "issue list") cat open 2>/dev/null;; esac; exit 0'
        )
        self._program("tools/curl", 'echo "curl $*" >> calls')

    def run(self, script: str, **more: str) -> int:
        """The exit code of a script, run as GitHub and GitLab do: it ends at the first command that fails."""
        environment = {
            "PATH": f"{self.project.path('tools')}:{os.environ['PATH']}",
            "GITHUB_OUTPUT": "outputs",
            "GITHUB_STEP_SUMMARY": "shown.md",
            "LANG": "C.UTF-8",
            **more,
        }
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script], cwd=self.project.root, env=environment, check=False
        )
        return done.returncode

    def step(self, step: dict[str, Any], **secrets: str) -> int:
        """Run a step of a workflow with these secrets and variables."""
        said = {
            name: re.sub(r"\$\{\{ (?:secrets|vars|github)\.(\w+) \}\}", lambda found: secrets.get(found[1], ""), value)
            for name, value in step.get("env", {}).items()
        }
        return self.run(step["run"], **said)

    def calls(self) -> list[str]:
        """What other programs were called with."""
        file = self.project.path("calls")
        return file.read_text().splitlines() if file.exists() else []

    def _program(self, name: str, script: str) -> None:
        self.project.write(name, f"#!/bin/sh\n{script}\n")
        self.project.path(name).chmod(0o755)


def break_a_page(project: Project) -> None:
    page = project.read("output/en/knee-scan/index.html")
    project.write("output/en/knee-scan/index.html", page.replace("ten minutes", "two minutes"))


# --- how they are written ------------------------------------------------------------------------------


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_do_no_more_than_it_has_to(file: Path) -> None:
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    used = [step for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]

    assert workflow["permissions"] == {"contents": "read"}
    assert [step["with"]["persist-credentials"] for step in used if step["uses"].startswith("actions/checkout@")] == [
        False for step in used if step["uses"].startswith("actions/checkout@")
    ]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_an_action_is_pinned_by_its_commit(file: Path) -> None:
    lines = [
        line.strip().removeprefix("- ") for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line
    ]

    loose = [line for line in lines if not PINNED.match(line)]

    assert [line.removeprefix("uses: ") for line in loose] == [name for name in BY_VERSION if name in " ".join(lines)]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_others_may_write_never_becomes_part_of_a_script(file: Path) -> None:
    """A branch's name in a script is a way in: only variables of the environment may stand there."""
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()

    assert [step["run"] for job in jobs for step in job["steps"] if "${{" in step.get("run", "")] == []


# --- what they run -------------------------------------------------------------------------------------


def test_a_change_is_built_checked_and_reported(runner: Runner) -> None:
    codes = {name: runner.step(step) for name, step in steps("check").items() if name != "Set up"}

    sarif = json.loads(runner.project.read("signoff.sarif"))
    assert set(codes.values()) == {0}
    assert sarif["version"] == "2.1.0"
    assert runner.project.read("shown.md") == runner.project.read("summary.md")
    assert runner.project.path(".signoff/preview/index.html").exists()
    assert "<html" in runner.project.read("report.html")


def test_a_change_that_shuts_the_gate_fails_and_is_reported_all_the_same(runner: Runner) -> None:
    break_a_page(runner.project)

    codes = [runner.step(steps("check")[name]) for name in ("Check", "Write the reports")]

    assert codes == [1, 0]
    assert [each["ruleId"] for each in json.loads(runner.project.read("signoff.sarif"))["runs"][0]["results"]] != []


def test_a_report_that_cannot_be_made_fails(runner: Runner) -> None:
    runner.project.write("pyproject.toml", "[tool.signoff]\nnonsense = 1\n")

    assert runner.step(steps("check")["Write the reports"]) != 0


def targets(project: Project) -> None:
    project.write(
        "pyproject.toml",
        project.read("pyproject.toml")
        + '\n[tool.signoff.targets.pages]\nkind = "github-pages"\nartifact = "artifact.tar"\n'
        + '\n[tool.signoff.targets.web]\npath = "www"\n',
    )


@pytest.mark.parametrize(("target", "told"), [("pages", "artifact=yes\n"), ("web", "")])
def test_main_is_published_to_the_target_that_was_named(target: str, told: str, runner: Runner) -> None:
    targets(runner.project)

    code = runner.step(steps("publish")["Publish"], SIGNOFF_TARGET=target, SIGNOFF_SSH_KEY="a secret")
    looked = runner.step(steps("publish")["Look for an artifact"])

    outputs = runner.project.path("outputs")
    assert (code, looked, outputs.read_text() if outputs.exists() else "") == (0, 0, told)
    assert (runner.project.path("www/current").exists(), runner.project.path("deploy_key").exists()) == (
        target == "web",
        False,
    )


@pytest.mark.parametrize("open_issue", ["", "7"])
def test_what_the_week_brought_becomes_one_issue(open_issue: str, runner: Runner) -> None:
    runner.project.write("open", open_issue)

    codes = [runner.step(steps("weekly")[name]) for name in ("Look", "Open an issue, or bring the open one up to date")]

    found = json.loads(runner.project.read("found.json"))["findings"]
    assert codes == [0, 0]
    assert runner.project.read("outputs") == f"count={len(found)}\n"
    assert runner.calls()[-1].split(" --")[0] == (f"gh issue edit {open_issue}" if open_issue else "gh issue create")


def test_gitlab_builds_checks_and_publishes(runner: Runner) -> None:
    targets(runner.project)
    jobs = {name: job for name, job in read(".gitlab-ci.yml").items() if name not in GITLAB_KEYWORDS}

    codes = {
        name: runner.run(
            "\n".join(job["script"]), SIGNOFF_TARGET="web", RULES=job.get("variables", {}).get("RULES", "")
        )
        for name, job in jobs.items()
    }

    assert codes == {"check": 0, "publish": 0, "weekly": 0}
    assert runner.project.path("www/current/index.html").exists()
    assert "<testsuites" in runner.project.read("junit.xml")
    assert all(set(job["stage"].split()) <= set(read(".gitlab-ci.yml")["stages"]) for job in jobs.values())


def test_gitlab_fails_when_the_gate_is_shut_and_keeps_the_reports(runner: Runner) -> None:
    dead = "[gone](/en/nowhere/)"
    runner.project.replace("content/pages/about/en.md", "An invented site", f"An {dead} site")

    code = runner.run("\n".join(read(".gitlab-ci.yml")["check"]["script"]))

    assert (code, "LNK001" in runner.project.read("junit.xml")) == (1, True)


def test_gitlab_opens_an_issue_with_what_was_found(runner: Runner) -> None:
    job = read(".gitlab-ci.yml")["weekly"]
    variables = {"SIGNOFF_ISSUE_TOKEN": "7", "CI_API_V4_URL": "https://gitlab.example.org/api/v4"}

    code = runner.run("\n".join(job["script"]), RULES="BKG", **variables)

    found = json.loads(runner.project.read("found.json"))["findings"]
    assert (code, len(runner.calls())) == (0, 1 if found else 0)


@pytest.mark.parametrize("hook", read(".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_a_hook_stops_what_shuts_the_gate(hook: dict[str, Any], runner: Runner) -> None:
    entry = f".venv/bin/{hook['entry']}"

    before = runner.run(entry)
    runner.project.replace("content/pages/about/en.md", "An invented site", "TODO An invented site")
    after = runner.run(entry)

    assert (before, after) == (0, 1)
    assert re.search(hook["files"], "content/pages/about/en.md")
